//! 1Password service account tokens: `ops_` and a JSON object in base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.onepassword_token",
    title: "1Password service account token",
    label: "[ONEPASSWORD_TOKEN]",
    pattern: "ops_eyJ[0-9A-Za-z_-]{200,2000}",
    prefilter: Prefilter::Prefix(&["ops_eyJ"]),
    validate: |candidate| token::known(candidate, 7, 200..=2000, Confidence::High),
    context: &["1password", "op_service_account_token"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "ONEPASSWORD_TOKEN=‹ops_",
                "eyJIn2lJT7ya2NzpEj9BRXCWIXaxUmtLNCE9R2hB-4qtpwiJEqrDwIN-0zT6kV5AozJ4eKBOqt7abCN7pPcSPHlR9KC2TddVtHkKxJBBs-naWAXzo-CIY7DExqFNnXxhvcSAKI1Ksj2WUqq-a2fCFMdieYiOwcaE7bOW_K7-6UqK7XThDW_V72eHVSFQZUNMx-0Z94c3xeEnP›"
            ),
            concat!(
                "{\"onepassword_token\": \"‹ops_",
                "eyJJZst1p6Ps2H3vCMLL5I1APTYqWrI6ulOoK0k8Sk2xuo0VEM70hFOPjrPvEhvfOviAWMjw0DltJ9zvMwn5z-A0V3hwGLg5apBqX6kDWkT_L9zr3fKTw2Iv7iBFLkom-eDVCJHdzHiclGgWeKz4DPGA0abOcEoB66lA3BpYxoMhEyRCXLe1NIBtoJWHf3BsWn6AhyMc4v5SG›\"}"
            ),
            concat!(
                "use ‹ops_",
                "eyJjZ0GEui13IamjIIbPG4rorAKBUH513w8Ix557bIhhOujD-usX1hRzGswDzJjtGvZnwLhSxR8PPwTfOvFgmcPc0bBHfaia23LvIHAGwk2_lHb7xH5rJkRwZMA52oA-ONjoRrYFA8lNUjzwHbvjKSv-jkMh1gDFmBhfUUinQ3kQmVdJs5lUg11Uw3497cnAKfAUeRPVE6X_Q› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "ops_",
                "eyJXh7Aav5N7sJsHFs1JXxvJIHFnL6yK6aZLAtXszJMB71h6rstoOhVl3Zn4t4jRSnM1BnoulmAaF07W3ICBquVvgU2pIcxqk-Nc2xg-UKuIZhTeN1LkNvOPQnTfEfNFjiwZ8GR0h4FFDydAlX_LgZ6vmQ7Q05KOpggdmdiWsiOvRB9dMe6Ioz1dhwO8rCm1dxIobwL-HZ"
            ),
            concat!(
                "xops_",
                "eyJPc7i_S19nfiEk2211ATxGaeTlpZiteUmHDdv2EyGuZClnmHtc9u3YiBab7JyB2fUC6zJEk9n9_cgn73YUXSPt2jPpC4_mntjlPCd15s4h79RYmwnAdrfcQKrtaY4fZFiJQl9aHDLuLQOcnx978iUrKHM1d4YaDN4kfsMM_Rz9_XPK8QIsuh_bbP0kInV1wttW-bZPVnBPk"
            ),
            concat!(
                "ops_",
                "eyJ00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developer.1password.com/docs/service-accounts/get-started/"],
    }),
    ..Detector::of(Family::Secret)
};
