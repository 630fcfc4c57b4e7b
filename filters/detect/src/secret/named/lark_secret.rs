//! App secrets of Lark and Feishu: 32 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.lark_secret",
    title: "Lark app secret",
    label: "[LARK_SECRET]",
    pattern: token::assigned!("feishu|lark_app|lark_secret|larksuite", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["feishu", "lark_app", "lark_secret", "larksuite"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("FEISHU_APP_SECRET=‹2OJr", "eptoRnCKBhLxhaozPR0FsmstAXyk›"),
            concat!(
                "\"feishu_app_secret\": \"‹y7P8",
                "0rIMy6LHN1LmHBDRK2SlyTpdjwxk›\","
            ),
            concat!("the FEISHU key is ‹CqKu", "iJTa9WlX9c33YhxCJGbMPpEfy2ls›"),
        ],
        ignores: &[
            concat!("FEISHU_APP_SECRET=ukR8", "4U40koDj4T525XVh0ntbaw9cHS1"),
            concat!("FEISHU_APP_SECRET=oADZ", "0z8KCY2r8USSzFiY4Dbb7vWekgUv7"),
            concat!("FEISHU_APP_SECRET=0000", "0000000000000000000000000000"),
            concat!("checksum=YVsj", "WGo1Br7aq72ybylcjs3zYET308WW"),
        ],
        sources: &[
            "https://open.feishu.cn/document/server-docs/getting-started/api-access-token/app-access-token-development-guide",
        ],
    }),
    ..Detector::of(Family::Secret)
};
