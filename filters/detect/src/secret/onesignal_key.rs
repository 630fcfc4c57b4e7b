//! OneSignal API keys: `os_v2_app_` (an app's) or `os_v2_org_` (an organisation's) and about a hundred base32
//! characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.onesignal_key",
    title: "OneSignal API key",
    label: "[ONESIGNAL_KEY]",
    pattern: "(?:os_v2_app_|os_v2_org_)[2-7a-z]{80,120}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["os_v2_app_", "os_v2_org_"]),
    validate: |candidate| token::known(candidate, 10, 80..=120, Confidence::High),
    context: &["onesignal", "api key", "api_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹os_v",
                "2_app_lwqkovbkpbqu4uznz2s6tytpkfhmt2kuucx6wrivlxwouboylru6mdfou6pfqliz4q7zfnte3mh2rtsqjbtbaj2s3zprzv5uyeiz›"
            ),
            concat!(
                "ONESIGNAL_KEY=\"‹os_v",
                "2_app_dh6y3nkvbuaf72pifv7chky37cthe4zg2xpzhbdmy6mclupf7zhxgabxq77gw26pfvk7cxhprm2224y5lf4myxrp4wwcqw4lqjd2›\""
            ),
            concat!(
                "it is ‹os_v",
                "2_org_etxpwvbru5wilf22ictsd4t2uggvtevmpyefdo4rwdunirzisfjfygep4a5ba3fpmunhundcpjtp6j7pnt6ky4bmt22u2q4ou6h3›."
            ),
        ],
        ignores: &[
            concat!(
                "os_v",
                "2_app_lwqkovbkpbqu4uznz2s6tytpkfhmt2kuucx6wrivlxwouboylru6mdfou6pfqliz4q7zfnte3mh2rts"
            ),
            concat!(
                "os_v",
                "2_app_lwqkovbkpbqu4uznz2s6tytpkfhmt2kuucx6wrivlxwouboylru6mdfou6pfqliz4q7zfnte3mh2rtsqjbtbaj2s3zprzv5uyeizlmnrmhbg4m7ukumdfkpvl"
            ),
            concat!(
                "xos_v",
                "2_app_lwqkovbkpbqu4uznz2s6tytpkfhmt2kuucx6wrivlxwouboylru6mdfou6pfqliz4q7zfnte3mh2rtsqjbtbaj2s3zprzv5uyeiz"
            ),
            concat!(
                "os_v",
                "2_app_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://documentation.onesignal.com/docs/en/keys-and-ids"],
    }),
    ..Detector::of(Family::Secret)
};
