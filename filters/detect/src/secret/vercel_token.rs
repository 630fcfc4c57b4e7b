//! Vercel tokens: `vcp_` (personal), `vci_` (integration), `vca_` and `vcr_` (app access and refresh), `vck_` (AI
//! gateway), `vercel_blob_rw_` (storage); older ones, 24 letters and digits, have only a name.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.vercel_token",
    title: "Vercel token",
    label: "[VERCEL_TOKEN]",
    pattern: concat!(
        "(?:vcp_|vci_|vca_|vcr_|vck_)[0-9A-Za-z]{24,80}[0-9A-Za-z]?|",
        "vercel_blob_rw_[0-9A-Za-z]{16}_[0-9A-Za-z]{30,48}[0-9A-Za-z]?|",
        token::assigned!("vercel", "[0-9A-Za-z]{24}")
    ),
    prefilter: Prefilter::Name(&["vcp_", "vci_", "vca_", "vcr_", "vck_", "vercel"]),
    value: token::value,
    validate: |candidate| {
        token::one_of(
            candidate,
            &[
                ("vcp_", 24..=80),
                ("vci_", 24..=80),
                ("vca_", 24..=80),
                ("vcr_", 24..=80),
                ("vck_", 24..=80),
                ("vercel_blob_rw_", 47..=65),
            ],
            Confidence::High,
        )
        .filter(|_| token::mixed(candidate.text))
        .or_else(|| token::named(candidate, 24..=24))
    },
    about: native(&About {
        validator: "prefix, or name; alphabet and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹vcp",
                "_QuK0D4dCNKegaZWTF3mpxi78IUcPAlMZKH8hYChgzCwW15BJOVva›"
            ),
            concat!(
                "VERCEL_TOKEN=\"‹vcp",
                "_HYyoQhnUAMmigZwdIO1GDXSsagdtOLafuU0HMmJUjKAwXNb07lLr›\""
            ),
            concat!(
                "it is ‹vci",
                "_XzwOWzecob8WhjZJdMr1O12uMwpmPmDOk62QJOVu0O20LxMKBrQn›."
            ),
            concat!(
                "Authorization: Bearer ‹vca",
                "_ED8QC2EMgOdwN6Mukj7IEYRpE2gJWeWlrC5N6gKNs0eDpzvstPDb›,"
            ),
            concat!(
                "it is ‹vcr",
                "_qNF9cWuQuV39J5mOgo6IZyOnXkg9c2fjEqmVm54PwKqtmDDMCOnU›."
            ),
            concat!(
                "Authorization: Bearer ‹vck",
                "_bRRRsXg12wayBfm4Cva6gevmVNkVzi3F9zQrgpJkxNCxitw2eDCd›,"
            ),
            concat!("VERCEL_TOKEN=‹XJR", "Bml35jusBv1W45jzi5bk8›"),
            concat!("\"vercelToken\": \"‹Kf5", "nbCLdqyY6hoyjohxKF2rC›\","),
        ],
        ignores: &[
            concat!("vcp", "_QuK0D4dCNKegaZWTF3mpxi7"),
            concat!(
                "vcp",
                "_QuK0D4dCNKegaZWTF3mpxi78IUcPAlMZKH8hYChgzCwW15BJOVvadQug9dmxEWgWcjgCW7w2CXzg6kOLt"
            ),
            concat!(
                "xvcp",
                "_QuK0D4dCNKegaZWTF3mpxi78IUcPAlMZKH8hYChgzCwW15BJOVva"
            ),
            concat!(
                "vcp",
                "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
            concat!("VERCEL_TOKEN=XJR", "Bml35jusBv1W45jzi5bk"),
            concat!("VERCEL_TOKEN=XJR", "Bml35jusBv1W45jzi5bk8D"),
            concat!("VERCEL_TOKEN=xxx", "xxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://vercel.com/docs/rest-api#authentication"],
    }),
    ..Detector::of(Family::Secret)
};
