//! Numbers that a state gave to a person or company.

mod at_ssn;
mod at_tax_id;
mod at_vat;
mod be_national_number;
mod be_vat;
mod bg_egn;
mod dk_cpr;
mod fi_business_id;
mod fi_hetu;
mod fi_tax_number;
mod hr_oib;
mod it_fiscal_code;
mod lu_tax_id;
mod lu_vat;
mod nl_bsn;
mod nl_vat;
mod us_itin;
mod us_ssn;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &at_ssn::DETECTOR,
    &at_tax_id::DETECTOR,
    &at_vat::DETECTOR,
    &be_national_number::DETECTOR,
    &be_vat::DETECTOR,
    &bg_egn::DETECTOR,
    &dk_cpr::DETECTOR,
    &fi_business_id::DETECTOR,
    &fi_hetu::DETECTOR,
    &fi_tax_number::DETECTOR,
    &hr_oib::DETECTOR,
    &it_fiscal_code::DETECTOR,
    &lu_tax_id::DETECTOR,
    &lu_vat::DETECTOR,
    &nl_bsn::DETECTOR,
    &nl_vat::DETECTOR,
    &us_itin::DETECTOR,
    &us_ssn::DETECTOR,
];
