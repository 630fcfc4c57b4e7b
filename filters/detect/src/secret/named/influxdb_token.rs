//! InfluxDB API tokens: 86 characters of base64url with their padding, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.influxdb_token",
    title: "InfluxDB API token",
    label: "[INFLUXDB_TOKEN]",
    pattern: token::assigned!("influx", "[0-9A-Za-z_-]{86}=="),
    prefilter: Prefilter::Name(&["influx"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 88..=88),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "INFLUXDB_TOKEN=‹VUtd",
                "sfznd_R_A_MG2Bh3fUN_9xZwt7eUnTAhvJV9nSZMEFcNwJ7VrxXjEDJ4k3JipzVT_axoKoVyf919I3Qpfz==›"
            ),
            concat!(
                "\"influxdb_token\": \"‹kLRd",
                "iTD7Ykd68WUTUlkC-IBy-2JxwfaeGeid1_SZ6pga5PAgE7k-R6K8IGwH8zvjm0OQ9fgEf0qOhoxIPo4jlK==›\","
            ),
            concat!(
                "the INFLUX key is ‹NWES",
                "TAzvx1k1ix74EfbB_F0xoPcfjS6OtfMYIwSkl0FRgCTKW1475P7ZCrsqHxugfjElk0Y5DdBcUdgTfAe5ge==›"
            ),
        ],
        ignores: &[
            concat!(
                "INFLUXDB_TOKEN=7nPs",
                "4oN5la14C9qkFpQBwb_fiSjs484m_7IYswyzfYbdRA50JhSw-DYAIeFRq_otaA72kt8AFftsg3UzkQBCcN"
            ),
            concat!(
                "acme_key=WKuz",
                "vmjy5G7MC7OPkZtckKj3G2nmbpDwnlasimeVJTD9bWATaI8gS343NlVsn-L-tGVSCWlBjPHsyZaOEUGapg=="
            ),
            concat!(
                "INFLUXDB_TOKEN=0000",
                "0000000000000000000000000000000000000000000000000000000000000000000000000000000000=="
            ),
            concat!(
                "checksum=yGCy",
                "5YHCZsi7dq1MGqH5pO7vk_Qz4uIb203LzPoA0gjKLeoDzkm5L0teLSYkdh56YimvT97wNhNaFpHP7mzvoA=="
            ),
        ],
        sources: &["https://docs.influxdata.com/influxdb/v2/admin/tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
