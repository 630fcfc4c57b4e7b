//! Bootstrap tokens of Kubernetes: six small letters and digits, a dot, and sixteen; known by `kubeadm` or
//! `bootstrap` before them.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.kubernetes_token",
    title: "Kubernetes bootstrap token",
    label: "[KUBERNETES_TOKEN]",
    pattern: token::assigned!(
        "bootstrap-token|bootstrap_token|kube_token|kubeadm",
        "[0-9a-z]{6}\\.[0-9a-z]{16}"
    ),
    prefilter: Prefilter::Name(&[
        "bootstrap-token",
        "bootstrap_token",
        "kube_token",
        "kubeadm",
    ]),
    value: token::value,
    validate: |candidate| token::named(candidate, 23..=23),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("KUBEADM_TOKEN=‹i90n", "s6.d60tn8xhqpp76iy6›"),
            concat!("\"kubeadm_token\": \"‹vjjy", "5n.viejeds1iwc26zh2›\","),
            concat!("the BOOTSTRAP-TOKEN key is ‹2ant", "y8.07q4cv36r9o1gm59›"),
        ],
        ignores: &[
            concat!("KUBEADM_TOKEN=dhvs", "ax.y3p85jo8i28d00l"),
            concat!("KUBEADM_TOKEN=mocv", "gn.t536c2tvzqwd12ud7"),
            concat!("KUBEADM_TOKEN=0000", "00.0000000000000000"),
            concat!("checksum=fxq7", "ep.9sxggwt356blnk51"),
        ],
        sources: &["https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
