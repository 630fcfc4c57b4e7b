//! `functions.md`: what expressions can call.

use policy::{FUNCTIONS, ParameterKind};

const HEAD: &str = "\
# Functions

What an expression can call. A parameter with `?` may be left out; with `…` the last one may be repeated. Called with
`field[*]` as its first argument, a function is called for each element and gives an array. A function of nil is nil
unless its meaning says otherwise.

This page is made from the list in `filters/policy/src/function/`.

| Function | Literals | Meaning |
|---|---|---|
";

/// The page.
pub(crate) fn page() -> String {
    let mut page = String::from(HEAD);
    for function in FUNCTIONS {
        let names = |kind| {
            let parameters = function.parameters.iter().filter(move |p| p.kind == kind);
            parameters.map(|p| p.name).collect::<Vec<_>>().join(", ")
        };
        let never = names(ParameterKind::Field);
        let always = names(ParameterKind::Literal);
        let literals = match (never.as_str(), always.as_str()) {
            ("", "") => String::from("anywhere"),
            (never, "") => format!("not {never}"),
            ("", always) => format!("only {always}"),
            (never, always) => format!("not {never}; only {always}"),
        };
        let signature = function.signature();
        page.push_str(&format!(
            "| `{signature}` | {literals} | {} |\n",
            function.doc
        ));
    }
    page
}
