//! Elasticsearch API keys as they are sent: base64 of id and key, 60 characters, the last two of which are padding;
//! known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.elasticsearch_key",
    title: "Elasticsearch API key",
    label: "[ELASTICSEARCH_KEY]",
    pattern: token::assigned!("elastic|es_api_key", "[0-9A-Za-z+/]{58}=="),
    prefilter: Prefilter::Name(&["elastic", "es_api_key"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 60..=60),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Keys whose id and key were chosen by hand have other lengths and are left out.",
        finds: &[
            concat!(
                "ELASTICSEARCH_API_KEY=‹u1SY",
                "uPWUPyoDfp9Oxd9skA82ydpO0GeAQQfyTcC4ZLc8DZ6zJp+IXGDRZE==›"
            ),
            concat!(
                "\"elasticsearch_api_key\": \"‹2Do0",
                "wGIp1i7XTXLhqlp3m4ljLZxQCRUZRoq3YlsM/B6lHUtStFPwmECJQk==›\","
            ),
            concat!(
                "the ELASTIC key is ‹6RqT",
                "o2E3NZGMR/5/jW5SwaNIc+yIloUIOWJbqYr7kJ/aRO3CYAWWADM17a==›"
            ),
        ],
        ignores: &[
            concat!(
                "ELASTICSEARCH_API_KEY=Vn42",
                "lk/IElxXPSS18DLhU2ypDnFXLSiFQtrr/44Ki/1QJK9OguDGIy85vb"
            ),
            concat!(
                "acme_key=kAvg",
                "m6SjHEmxT/eCs45T5ymouEl/kMzSr5Jpmu5Qb8nbEbNZQ1DUooZ3iO=="
            ),
            concat!(
                "ELASTICSEARCH_API_KEY=0000",
                "000000000000000000000000000000000000000000000000000000=="
            ),
            concat!(
                "checksum=zpT7",
                "86XGp5tnzkVSMzrm6SFJeoJWdAWWRvyM9/GO/lN6mySKpELnkQ86et=="
            ),
        ],
        sources: &[
            "https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-security-create-api-key",
        ],
    }),
    ..Detector::of(Family::Secret)
};
