//! Numbers that a state gave to a person or company.

mod ae_emirates_id;
mod ae_passport;
mod ar_cuit;
mod ar_dni;
mod at_ssn;
mod at_tax_id;
mod at_vat;
mod au_abn;
mod au_acn;
mod au_passport;
mod au_tfn;
mod be_identity_card;
mod be_national_number;
mod be_vat;
mod bg_egn;
mod bg_pnf;
mod bg_vat;
mod br_cnpj;
mod br_cpf;
mod ca_passport;
mod ca_sin;
mod ch_ahv;
mod ch_uid;
mod cl_rut;
mod cn_resident_id;
mod co_nit;
mod cy_vat;
mod cz_birth_number;
mod cz_vat;
mod de_tax_id;
mod de_vat;
mod dk_cpr;
mod dk_cvr;
mod ee_personal_code;
mod ee_vat;
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
mod fr_siret;
mod fr_ssn;
mod fr_tax_id;
mod fr_vat;
mod gr_afm;
mod gr_amka;
mod hk_hkic;
mod hr_oib;
mod hu_tax_id;
mod hu_vat;
mod id_nik;
mod id_npwp;
mod ie_pps;
mod ie_vat;
mod il_id;
mod in_aadhaar;
mod in_gstin;
mod in_pan;
mod in_passport;
mod in_vehicle_registration;
mod in_voter;
mod it_driver_license;
mod it_fiscal_code;
mod it_identity_card;
mod it_passport;
mod it_vat_code;
mod jp_corporate_number;
mod jp_my_number;
mod jp_passport;
mod kr_rrn;
mod lt_personal_code;
mod lt_vat;
mod lu_tax_id;
mod lu_vat;
mod lv_personal_code;
mod lv_vat;
mod mt_vat;
mod mx_curp;
mod mx_rfc;
mod my_nric;
mod nl_bsn;
mod nl_vat;
mod no_birth_number;
mod no_org_number;
mod nz_ird;
mod passport;
mod pe_dni;
mod pe_ruc;
mod ph_umid;
mod pl_nip;
mod pl_pesel;
mod pl_regon;
mod pt_citizen_card;
mod pt_nif;
mod ro_cnp;
mod ro_vat;
mod se_org_number;
mod se_personnummer;
mod sg_nric_fin;
mod sg_uen;
mod si_emso;
mod si_vat;
mod sk_vat;
mod th_id;
mod tr_id;
mod tr_vkn;
mod tw_id;
mod uk_nino;
mod uk_utr;
mod uk_vat;
mod us_driver_license;
mod us_ein;
mod us_itin;
mod us_passport;
mod us_ssn;
mod us_ssn_text;
mod uy_ci;
mod za_id;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &ae_emirates_id::DETECTOR,
    &ae_passport::DETECTOR,
    &ar_cuit::DETECTOR,
    &ar_dni::DETECTOR,
    &at_ssn::DETECTOR,
    &at_tax_id::DETECTOR,
    &at_vat::DETECTOR,
    &au_abn::DETECTOR,
    &au_acn::DETECTOR,
    &au_passport::DETECTOR,
    &au_tfn::DETECTOR,
    &be_identity_card::DETECTOR,
    &be_national_number::DETECTOR,
    &be_vat::DETECTOR,
    &bg_egn::DETECTOR,
    &bg_pnf::DETECTOR,
    &bg_vat::DETECTOR,
    &br_cnpj::DETECTOR,
    &br_cpf::DETECTOR,
    &ca_passport::DETECTOR,
    &ca_sin::DETECTOR,
    &ch_ahv::DETECTOR,
    &ch_uid::DETECTOR,
    &cl_rut::DETECTOR,
    &cn_resident_id::DETECTOR,
    &co_nit::DETECTOR,
    &cy_vat::DETECTOR,
    &cz_birth_number::DETECTOR,
    &cz_vat::DETECTOR,
    &de_tax_id::DETECTOR,
    &de_vat::DETECTOR,
    &dk_cpr::DETECTOR,
    &dk_cvr::DETECTOR,
    &ee_personal_code::DETECTOR,
    &ee_vat::DETECTOR,
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
    &fr_siret::DETECTOR,
    &fr_ssn::DETECTOR,
    &fr_tax_id::DETECTOR,
    &fr_vat::DETECTOR,
    &gr_afm::DETECTOR,
    &gr_amka::DETECTOR,
    &hk_hkic::DETECTOR,
    &hr_oib::DETECTOR,
    &hu_tax_id::DETECTOR,
    &hu_vat::DETECTOR,
    &id_nik::DETECTOR,
    &id_npwp::DETECTOR,
    &ie_pps::DETECTOR,
    &ie_vat::DETECTOR,
    &il_id::DETECTOR,
    &in_aadhaar::DETECTOR,
    &in_gstin::DETECTOR,
    &in_pan::DETECTOR,
    &in_passport::DETECTOR,
    &in_vehicle_registration::DETECTOR,
    &in_voter::DETECTOR,
    &it_driver_license::DETECTOR,
    &it_fiscal_code::DETECTOR,
    &it_identity_card::DETECTOR,
    &it_passport::DETECTOR,
    &it_vat_code::DETECTOR,
    &jp_corporate_number::DETECTOR,
    &jp_my_number::DETECTOR,
    &jp_passport::DETECTOR,
    &kr_rrn::DETECTOR,
    &lt_personal_code::DETECTOR,
    &lt_vat::DETECTOR,
    &lu_tax_id::DETECTOR,
    &lu_vat::DETECTOR,
    &lv_personal_code::DETECTOR,
    &lv_vat::DETECTOR,
    &mt_vat::DETECTOR,
    &mx_curp::DETECTOR,
    &mx_rfc::DETECTOR,
    &my_nric::DETECTOR,
    &nl_bsn::DETECTOR,
    &nl_vat::DETECTOR,
    &no_birth_number::DETECTOR,
    &no_org_number::DETECTOR,
    &nz_ird::DETECTOR,
    &pe_dni::DETECTOR,
    &pe_ruc::DETECTOR,
    &ph_umid::DETECTOR,
    &pl_nip::DETECTOR,
    &pl_pesel::DETECTOR,
    &pl_regon::DETECTOR,
    &pt_citizen_card::DETECTOR,
    &pt_nif::DETECTOR,
    &ro_cnp::DETECTOR,
    &ro_vat::DETECTOR,
    &se_org_number::DETECTOR,
    &se_personnummer::DETECTOR,
    &sg_nric_fin::DETECTOR,
    &sg_uen::DETECTOR,
    &si_emso::DETECTOR,
    &si_vat::DETECTOR,
    &sk_vat::DETECTOR,
    &th_id::DETECTOR,
    &tr_id::DETECTOR,
    &tr_vkn::DETECTOR,
    &tw_id::DETECTOR,
    &uk_nino::DETECTOR,
    &uk_utr::DETECTOR,
    &uk_vat::DETECTOR,
    &us_driver_license::DETECTOR,
    &us_ein::DETECTOR,
    &us_itin::DETECTOR,
    &us_passport::DETECTOR,
    &us_ssn::DETECTOR,
    &us_ssn_text::DETECTOR,
    &uy_ci::DETECTOR,
    &za_id::DETECTOR,
];
