//! Appwrite API keys: `standard_` and 256 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.appwrite_key",
    title: "Appwrite API key",
    label: "[APPWRITE_KEY]",
    pattern: "standard_[0-9a-f]{256}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["standard_"]),
    validate: |candidate| token::known(candidate, 9, 256..=256, Confidence::High),
    context: &["appwrite"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "APPWRITE_KEY=‹stan",
                "dard_196252e6a4d575384b858fa465f6e9ff108d85a58c23692dcd40fa60d972b17081f6afcab3a0d532ce8960bef30f23b4d2bf9808f5aafa7a1f49d25bdfbfdae6bf1baf1e81ffb182fd9493d5280a812a22ed7c2e97988331589913dd343db111bf062c6765075b015215c7c6d64cc8e9a33031d3ab8d03c8146aa1fbb0cae12b›"
            ),
            concat!(
                "{\"appwrite_key\": \"‹stan",
                "dard_3b8f9d38f9f4a6ca5ee4e82a511c1c069121117b25a0a43d37655fd837f82c57f364e5f914037edcbd9c627438f7daeb5a69d9b8872c014021ab7d023d773e53735f8bc2b4236b639d7da5d1a708da53954938a13de1144f595d451a25806656c745419e42cab48375c8c865d2887af7f131862400b3d15de64a71ff0af542ce›\"}"
            ),
            concat!(
                "use ‹stan",
                "dard_b482afbe1d630dd8b2f5bfe5a144decd6d333a8344c8f4ce94f8d9678bb9a490bd62afaf87fbee60891acb0f5ef6199311e9ae9bc52ff709358c77b2ba5f1fdf8ba7206e75610b6f7e95e8c8ddbbf238a749c77fc1fb7cb6be01afba1c3aae5c6aa27802160bd21d58275337debc2cf7ef16f4be380627af6c56ee3be2df1d16› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "stan",
                "dard_8285484ae7d62ce72908c3120a12c68308d10a1ab8d46d937310bd09006688b6539e80ee319aa3cb09bec6a3c902784c35bad9b7a1c1e414d692fd62e31ce64d9ac3f26f4715ee859af4a2a565d6c4f4f42f0e77fda567112392da4c592f90fa01dcc2f4c3eacbeef38d723ccd7fc187279c38e2fc416eea2cf35354cc5b62f"
            ),
            concat!(
                "stan",
                "dard_ffa48e41bc8367bd3c9eee61ecd2120b63f26ad61c4766ad024da001344ffbf56a69f82b7d1190a63104cdc3e3e9046657d6d7675753a4e76cf9854b39c362a902d0fea460edb61b4aaf21b25839ce1ef28331a98e59063aa6bf11c9c567cceea3d7ddde6a257e18de680c9e2943cdd22db01c44e556d238bf4ba5944dd61c197"
            ),
            concat!(
                "xstan",
                "dard_d0547cffc06f2f2a3c102395a94da73f7cd175ee3cf183aade9dc97b7584acc6157604f5b333c5e86b3bc5c2515fd3f37bfb6d86b42f261e2b1204d0e18235d71c9fcd6f77f7c6262b34b12b1b8cd50da473e0971035ebbcd0e73f8ecbe92e1f36414ae8c31c67b44804afd5e0ddcfe3c811b48587a3409d0a825038702f5dd5"
            ),
            concat!(
                "stan",
                "dard_0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://appwrite.io/docs/advanced/platform/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
