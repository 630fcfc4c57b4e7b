//! Money: cards, bank accounts, wallets.

mod aba_routing;
mod american_express;
mod bitcoin_address;
mod card;
mod diners_club;
mod discover;
mod ethereum_address;
mod iban;
mod jcb;
mod mastercard;
mod union_pay;
mod visa;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &aba_routing::DETECTOR,
    &american_express::DETECTOR,
    &bitcoin_address::DETECTOR,
    &diners_club::DETECTOR,
    &discover::DETECTOR,
    &ethereum_address::DETECTOR,
    &iban::DETECTOR,
    &jcb::DETECTOR,
    &mastercard::DETECTOR,
    &union_pay::DETECTOR,
    &visa::DETECTOR,
];
