//! Proxmox VE API tokens as they stand in a header: `PVEAPIToken=`, the user and realm, `!`, the token's name, `=`, a
//! UUID.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.proxmox_token",
    title: "Proxmox VE API token",
    label: "[PROXMOX_TOKEN]",
    pattern: "PVEAPIToken=[0-9A-Za-z_.-]{1,64}@[0-9A-Za-z_.-]{1,32}![0-9A-Za-z_.-]{1,64}[=:][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["PVEAPIToken="]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36).map(|_| Confidence::High),
    context: &["proxmox", "authorization"],
    about: native(&About {
        validator: "shape",
        notes: "Only the UUID is the secret: the names before it are no part of the finding.",
        finds: &[
            concat!(
                "Authorization: PVEAPIToken=root@pam!monitoring=",
                "‹2c3964e3-0fe9-3b62-ec11-29db681dc581›"
            ),
            concat!(
                "-H 'Authorization: PVEAPIToken=ci.bot@pve!deploy=",
                "‹037d34bd-b4cb-c8d8-37a5-db28f002b62d›'"
            ),
        ],
        ignores: &[
            concat!(
                "PVEAPIToken=root@pam!monitoring=2c396",
                "4e3-0fe9-3b62-ec11-29db681dc58"
            ),
            concat!(
                "PVEAPIToken=root@pam!monitoring=2c396",
                "4e3-0fe9-3b62-ec11-29db681dc5810"
            ),
            concat!(
                "PVEAPIToken=root@pam=2c396",
                "4e3-0fe9-3b62-ec11-29db681dc581"
            ),
            "PVEAPIToken=USER@REALM!TOKENID=UUID",
        ],
        sources: &["https://pve.proxmox.com/wiki/User_Management#pveum_tokens"],
    }),
    ..Detector::of(Family::Secret)
};
