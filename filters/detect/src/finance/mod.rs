//! Money: cards, bank accounts, wallets.

mod aba_routing;
mod american_express;
mod amex_text;
mod bitcoin_address;
mod ca_bank_account;
mod card;
mod de_bank_account;
mod diners_club;
mod discover;
mod ethereum_address;
mod generic_cvv;
mod iban;
mod jcb;
mod maestro;
mod mastercard;
mod mastercard_text;
mod mx_clabe;
mod swift;
mod uk_bank_account;
mod union_pay;
mod union_pay_text;
mod visa;
mod visa_text;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &aba_routing::DETECTOR,
    &american_express::DETECTOR,
    &amex_text::DETECTOR,
    &bitcoin_address::DETECTOR,
    &ca_bank_account::DETECTOR,
    &de_bank_account::DETECTOR,
    &diners_club::DETECTOR,
    &discover::DETECTOR,
    &ethereum_address::DETECTOR,
    &generic_cvv::DETECTOR,
    &iban::DETECTOR,
    &jcb::DETECTOR,
    &maestro::DETECTOR,
    &mastercard::DETECTOR,
    &mastercard_text::DETECTOR,
    &mx_clabe::DETECTOR,
    &swift::DETECTOR,
    &uk_bank_account::DETECTOR,
    &union_pay::DETECTOR,
    &union_pay_text::DETECTOR,
    &visa::DETECTOR,
    &visa_text::DETECTOR,
];
