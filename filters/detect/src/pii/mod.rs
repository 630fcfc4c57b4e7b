//! What names or reaches a person.

mod au_address;
mod ca_address;
mod calling_code;
mod date_of_birth;
mod email;
mod full_name;
mod ipv4;
mod ipv6;
mod jp_name;
mod jp_postal_code;
mod mac_address;
mod phone;
mod street;
mod us_address;
mod us_mailing_address;
mod us_physical_address;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &au_address::DETECTOR,
    &ca_address::DETECTOR,
    &date_of_birth::DETECTOR,
    &email::DETECTOR,
    &full_name::DETECTOR,
    &ipv4::DETECTOR,
    &ipv6::DETECTOR,
    &jp_name::DETECTOR,
    &jp_postal_code::DETECTOR,
    &mac_address::DETECTOR,
    &phone::DETECTOR,
    &us_mailing_address::DETECTOR,
    &us_physical_address::DETECTOR,
];
