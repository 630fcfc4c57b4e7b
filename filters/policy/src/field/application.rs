//! `app.*`: which web application the traffic belongs to (Gateway's "Application" selectors).

use super::{Default, Field, Source, fields};
use crate::value::Type;

const NONE: Source = Source::NoHost;

fields! {
    Type::INT.array(), "app.hosts_ids", NONE, "Ids of the applications that own the host.";
    Type::INT.array(), "app.ids", NONE, "Ids of the applications that the request belongs to.";
    Type::STRING.array(), "app.statuses", NONE, "Review states of these applications: `approved`, `unapproved`, `in review` or `unreviewed`.";
    Type::INT.array(), "app.supports_ids", NONE, "Ids of the applications that the host serves content for.";
    Type::INT.array(), "app.type.ids", NONE, "Ids of the types of these applications.";
    Type::INT.array(), "app_control.controls", NONE, "Ids of the application controls that the request uses: prompt, upload, share and so on.";
    Type::INT.array(), "app_control.operations", NONE, "Ids of the vendor's operations that the request uses.";
}
