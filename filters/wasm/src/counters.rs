//! The exchange metrics of [`lane::METRICS`] as Envoy counters.
//!
//! Envoy's counters have no labels: they are written into the name, and `stats_tags` in the bootstrap takes them out again.

use std::{cell::RefCell, collections::BTreeMap};

use lane::{Event, LaneKind};

use crate::envoy::{self, Refused};

/// The counters of one plugin. Defined when first used; there are as many as there are combinations of labels.
#[derive(Debug)]
pub(crate) struct Counters {
    lane: &'static str,
    defined: RefCell<BTreeMap<String, u32>>,
}

impl Counters {
    /// No counters yet.
    pub(crate) fn new(kind: LaneKind) -> Self {
        Self {
            lane: kind.as_str(),
            defined: RefCell::default(),
        }
    }

    /// Counts an exchange; `lost` when its event could not be handed on.
    pub(crate) fn exchange(&self, event: &Event, lost: bool) -> Result<(), Refused> {
        for (name, by) in names(self.lane, event) {
            self.add(name, by)?;
        }
        if lost {
            self.add("weir_audit_lost_total".to_owned(), 1)?;
        }
        Ok(())
    }

    fn add(&self, name: String, by: u32) -> Result<(), Refused> {
        let known = self.defined.borrow().get(&name).copied();
        let counter = match known {
            Some(counter) => counter,
            None => {
                let counter = envoy::counter(&name)?;
                self.defined.borrow_mut().insert(name, counter);
                counter
            }
        };
        envoy::count(counter, by)
    }
}

fn names(lane: &str, event: &Event) -> Vec<(String, u32)> {
    let action = event.verdict.action.as_str();
    let outcome = event.outcome.as_str();
    let mut names = vec![(
        format!("weir_exchanges_total.lane.{lane}.action.{action}.outcome.{outcome}"),
        1,
    )];
    for (phase, side) in [("request", &event.request), ("response", &event.response)] {
        for reason in &side.coverage.uninspected {
            names.push((
                format!("weir_uninspected_total.lane.{lane}.phase.{phase}.reason.{reason}"),
                1,
            ));
        }
        for (detector, count) in &side.counts {
            names.push((
                format!("weir_findings_total.lane.{lane}.phase.{phase}.detector.{detector}"),
                *count,
            ));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use lane::{Event, Outcome, Reason};

    use super::names;

    #[test]
    fn labels_are_in_the_name() {
        let mut event = Event {
            outcome: Outcome::FailedOpen,
            ..Event::default()
        };
        event.request.coverage.miss(Reason::Size);
        event.response.counts.insert("finance.visa".to_owned(), 2);
        let names = names("ai_waf", &event);
        assert_eq!(
            names,
            [
                (
                    "weir_exchanges_total.lane.ai_waf.action.allow.outcome.failed_open".to_owned(),
                    1
                ),
                (
                    "weir_uninspected_total.lane.ai_waf.phase.request.reason.size".to_owned(),
                    1
                ),
                (
                    "weir_findings_total.lane.ai_waf.phase.response.detector.finance.visa"
                        .to_owned(),
                    2
                ),
            ]
        );
    }
}
