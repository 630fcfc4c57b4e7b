//! Cloudflare origin CA keys: `v1.0-`, 24 hexadecimal digits, and 146 more.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.cloudflare_origin_ca_key",
    title: "Cloudflare origin CA key",
    label: "[CLOUDFLARE_ORIGIN_CA_KEY]",
    pattern: "v1\\.0-[0-9a-f]{24}-[0-9a-f]{146}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["v1.0-"]),
    validate: |candidate| token::known(candidate, 5, 171..=171, Confidence::High),
    context: &["cloudflare", "origin"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "CLOUDFLARE_ORIGIN_CA_KEY=‹v1.0",
                "-474c0638d8d81414ecbfe3af-7bf77c4547c65ef219e3af9d77bb7178c67287ecfe98306f188429634abbbfc234f5bac6a0d5d5ed7dcea6ac70633d4d8148c5c4d640cc936cf0a89d5180b34246714d73844593d85d›"
            ),
            concat!(
                "{\"cloudflare_origin_ca_key\": \"‹v1.0",
                "-f0b8eac7e3cfcb1d42009678-30a9c7d0c00ba8670916d13fb3e19723d467bfc605b82bcd8d64e97acb5fbe0763a7efafc48448d7f4a94342184f4a6554087624afb782a84294df64193aca59ec307b0b04ecac224a›\"}"
            ),
            concat!(
                "use ‹v1.0",
                "-4b591c0dbe4cb0ef5aa8de4f-f1d2d0acde28657ab4c7f14c863c6ce47d0025d961a65141e653ad3e2cf5807a778d5cf7fd55b0a27b00113e6101a9bc4ff7e16c7731b2157fdbcb1529f7b0dd59a3b5305e712cc3b6› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "v1.0",
                "-e32ec7d99690d548a54119fc-04f68da29facc1c7e10d9dc4184b9d3c9bd8bff5464b9fadc8b88c732253019ee904648ed3a90f59a900dcd16741bb2d764c6996548013733a92d57ae3d193ac8a925f12ca2d94bd9"
            ),
            concat!(
                "v1.0",
                "-c366a8216ed3dbd7f0268c52-8078d1aa92690fc4cb26c19d4459eb6ac2b349f5913a8700794066058e40f302195a7916bbcee6899c9d1c9004cc14624790b5e150522e43ffe59f6d95d30032644e41a7f392e2d2807"
            ),
            concat!(
                "xv1.0",
                "-5c8c04abb566c333037c0d3a-d479e961ffce26e59b46d11547b0c12075c2911456ed6c1be815b58dfe9447dafa9f6a1be0d5222ffb61854250643d08d0c2d2601846eb7a01c3efe8c2d4825838bedd5ccf3138bd76"
            ),
            concat!(
                "v1.0",
                "-000000000000000000000000-00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/"],
    }),
    ..Detector::of(Family::Secret)
};
