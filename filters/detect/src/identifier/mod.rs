//! Numbers that a state gave to a person or company.

mod at_ssn;
mod at_tax_id;
mod at_vat;
mod be_national_number;
mod be_vat;
mod bg_egn;
mod ch_ahv;
mod ch_uid;
mod cz_birth_number;
mod de_tax_id;
mod de_vat;
mod dk_cpr;
mod ee_personal_code;
mod es_cif;
mod es_nie;
mod es_nif;
mod es_ssn;
mod eu_passport;
mod fi_business_id;
mod fi_hetu;
mod fi_tax_number;
mod fr_cni;
mod fr_passport;
mod fr_ssn;
mod fr_tax_id;
mod fr_vat;
mod gr_afm;
mod gr_amka;
mod hr_oib;
mod hu_tax_id;
mod hu_vat;
mod ie_pps;
mod ie_vat;
mod it_driver_license;
mod it_fiscal_code;
mod it_identity_card;
mod it_passport;
mod it_vat_code;
mod lt_personal_code;
mod lu_tax_id;
mod lu_vat;
mod lv_personal_code;
mod nl_bsn;
mod nl_vat;
mod no_birth_number;
mod no_org_number;
mod pl_nip;
mod pl_pesel;
mod pl_regon;
mod pt_citizen_card;
mod pt_nif;
mod ro_cnp;
mod se_org_number;
mod se_personnummer;
mod si_emso;
mod tr_tc_kimlik;
mod uk_nino;
mod uk_utr;
mod uk_vat;
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
    &ch_ahv::DETECTOR,
    &ch_uid::DETECTOR,
    &cz_birth_number::DETECTOR,
    &de_tax_id::DETECTOR,
    &de_vat::DETECTOR,
    &dk_cpr::DETECTOR,
    &ee_personal_code::DETECTOR,
    &es_cif::DETECTOR,
    &es_nie::DETECTOR,
    &es_nif::DETECTOR,
    &es_ssn::DETECTOR,
    &eu_passport::DETECTOR,
    &fi_business_id::DETECTOR,
    &fi_hetu::DETECTOR,
    &fi_tax_number::DETECTOR,
    &fr_cni::DETECTOR,
    &fr_passport::DETECTOR,
    &fr_ssn::DETECTOR,
    &fr_tax_id::DETECTOR,
    &fr_vat::DETECTOR,
    &gr_afm::DETECTOR,
    &gr_amka::DETECTOR,
    &hr_oib::DETECTOR,
    &hu_tax_id::DETECTOR,
    &hu_vat::DETECTOR,
    &ie_pps::DETECTOR,
    &ie_vat::DETECTOR,
    &it_driver_license::DETECTOR,
    &it_fiscal_code::DETECTOR,
    &it_identity_card::DETECTOR,
    &it_passport::DETECTOR,
    &it_vat_code::DETECTOR,
    &lt_personal_code::DETECTOR,
    &lu_tax_id::DETECTOR,
    &lu_vat::DETECTOR,
    &lv_personal_code::DETECTOR,
    &nl_bsn::DETECTOR,
    &nl_vat::DETECTOR,
    &no_birth_number::DETECTOR,
    &no_org_number::DETECTOR,
    &pl_nip::DETECTOR,
    &pl_pesel::DETECTOR,
    &pl_regon::DETECTOR,
    &pt_citizen_card::DETECTOR,
    &pt_nif::DETECTOR,
    &ro_cnp::DETECTOR,
    &se_org_number::DETECTOR,
    &se_personnummer::DETECTOR,
    &si_emso::DETECTOR,
    &tr_tc_kimlik::DETECTOR,
    &uk_nino::DETECTOR,
    &uk_utr::DETECTOR,
    &uk_vat::DETECTOR,
    &us_itin::DETECTOR,
    &us_ssn::DETECTOR,
];
