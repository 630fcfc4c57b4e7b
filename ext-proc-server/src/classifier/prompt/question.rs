//! What is asked about a text.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! questions {
    ($($name:ident = $id:literal, $class:expr;)*) => {
        /// A question about a text.
        #[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
        pub(super) enum Question { $(#[serde(rename = $id)] $name,)* }

        impl Question {
            /// All of them.
            pub(super) const ALL: &[Self] = &[$(Self::$name),*];

            /// As mappings and examples spell it.
            pub(super) fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// What kind of question it is.
            pub(super) fn class(self) -> Class {
                match self { $(Self::$name => $class,)* }
            }
        }
    };
}

/// What kind of question it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Class {
    /// Whether the text gives orders to the model that are not its user's to give.
    Injection,
    /// Whether it is unsafe at all.
    Unsafe,
    /// One of the fourteen unsafe topics.
    Hazard,
    /// What is in the text.
    Content,
    /// What its writer wants.
    Intent,
}

questions! {
    Injection = "injection", Class::Injection;
    Unsafe = "unsafe", Class::Unsafe;
    S1 = "S1", Class::Hazard;
    S2 = "S2", Class::Hazard;
    S3 = "S3", Class::Hazard;
    S4 = "S4", Class::Hazard;
    S5 = "S5", Class::Hazard;
    S6 = "S6", Class::Hazard;
    S7 = "S7", Class::Hazard;
    S8 = "S8", Class::Hazard;
    S9 = "S9", Class::Hazard;
    S10 = "S10", Class::Hazard;
    S11 = "S11", Class::Hazard;
    S12 = "S12", Class::Hazard;
    S13 = "S13", Class::Hazard;
    S14 = "S14", Class::Hazard;
    ContentPii = "content.pii", Class::Content;
    ContentCustomerData = "content.customer_data", Class::Content;
    ContentFinancialInformation = "content.financial_information", Class::Content;
    ContentCredentials = "content.credentials_and_secrets", Class::Content;
    ContentSourceCode = "content.source_code", Class::Content;
    IntentPii = "intent.pii", Class::Intent;
    IntentCodeAbuse = "intent.code_abuse", Class::Intent;
    IntentJailbreak = "intent.jailbreak", Class::Intent;
}

impl Question {
    /// Whether a text is unsafe, and its hazards.
    pub(super) fn of_hazards() -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(|asked| matches!(asked.class(), Class::Unsafe | Class::Hazard))
    }

    /// Whether its answer is of use to whoever wants this, as [`lane::Lane::asked_of_prompts`] spells it.
    pub(super) fn tells(self, wanted: &str) -> bool {
        match self.class() {
            Class::Injection => {
                matches!(wanted, "prompt.injection" | "intent.jailbreak" | "intent")
            }
            Class::Unsafe | Class::Hazard => wanted == "unsafe",
            Class::Content => wanted == "content" || wanted == self.id(),
            Class::Intent => wanted == "intent" || wanted == self.id(),
        }
    }

    /// That of this spelling.
    pub(super) fn of(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|asked| asked.id() == id)
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
