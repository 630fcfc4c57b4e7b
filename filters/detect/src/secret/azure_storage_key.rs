//! Keys of 64 bytes that Azure marks as its own: base64 of 88 characters with a mark at the 77th that names the
//! service (`+ASt` Storage, `ACDb` Cosmos DB, `APIM` API Management, `+ABa` Batch, `+AMC` Machine Learning).

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.azure_storage_key",
    title: "Azure account key",
    label: "[AZURE_STORAGE_KEY]",
    pattern: "[0-9A-Za-z+/]{76}(?:\\+ASt|ACDb|APIM|\\+ABa|\\+AMC)[0-9A-Za-z+/]{5}[AQgw]==",
    prefilter: Prefilter::Within {
        literals: &["+ASt", "ACDb", "APIM", "+ABa", "+AMC"],
        before: 76,
    },
    validate: |candidate| token::known(candidate, 0, 88..=88, Confidence::High),
    context: &["azure", "accountkey", "account_key", "cosmos"],
    about: native(&About {
        validator: "mark in its place, alphabet and length",
        notes: "The checksum at its end is not verified: how it is made is not documented.",
        finds: &[
            concat!(
                "AZURE_STORAGE_KEY=‹psuAS/mdF11YaMD7Pl+31n+4I1o2Ti+6uPfI1URiTZeUEmlUjF6CtddO2Milmjb79bRvSISExPLw",
                "+A",
                "StjFC3YQ==›"
            ),
            concat!(
                "{\"azure_storage_key\": \"‹BXHaNR48xv9nScFRE9fAiyfQpLcrxbLzg4GOVm7uKmzixCWD6XnLrtKjvDQEwEGGKpugjKhsUfJT",
                "AC",
                "DbJ1pA2Q==›\"}"
            ),
            concat!(
                "AZURE_STORAGE_KEY=‹1O93UUvJ5Bakt3SGvsKPnxebAe5ph/nG7sGkaTcYP5miwc9h9qvnQ8/mU2Fr64/NLTMVeV4YN0BO",
                "AP",
                "IMR+MS0Q==›"
            ),
            concat!(
                "{\"azure_storage_key\": \"‹6YYtXKqbFlhqWHEFpa9ETIZYiFW+REugBmZV+R/BEuWQeuJyoFt8+pXbj+1Ej2xM3St/7OGj3XAY",
                "+A",
                "BaP8gFFQ==›\"}"
            ),
            concat!(
                "AZURE_STORAGE_KEY=‹zUc2s5uZb8stVvYu0HZoJ1gyOSEJEyt8h6skEelTS58EJx7x4JEgJ0qrQsUVAER1J/diSgqIjGac",
                "+A",
                "MCUxxDeQ==›"
            ),
        ],
        ignores: &[
            concat!(
                "y4VNX+i9oz1ayuwNE8tDl5pXWWtUm1oSab3NtQU4+afNodlFDmZObz97iX9uQMb1NnGTrIQKxZg",
                "+A",
                "StudN3qQ=="
            ),
            concat!(
                "xpvPFFMGI9IE/A5GyEar4Krd1gy5E5H40akQiPis5mTeKLhlsxSQT+8NsrNY6DQ0BGgZdP9APJn+G",
                "+A",
                "StTNr4AQ=="
            ),
            concat!(
                "gbTBxSGtoobDNf11NJ5IGb41T/nJWXBM6Y0KaZu1vLGrPgBZ8Js7UYwCTyaZlRKerSCF+xdFAiYg",
                "+A",
                "St0hlR5Q="
            ),
        ],
        sources: &[
            "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage",
        ],
    }),
    ..Detector::of(Family::Secret)
};
