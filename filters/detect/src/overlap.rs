//! Which of several findings in one place is reported, and how far back a place that is not final yet reaches.

use crate::{
    custom,
    finding::{Confidence, Finding, Span},
    whole,
};

/// A match on its way to a finding.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// Index of the detector.
    pub(crate) detector: usize,
    /// Where.
    pub(crate) span: Span,
    /// How far before it its match begins: with a name that is no part of it.
    pub(crate) lead: usize,
    /// `None`: refused, but not to be cut apart.
    pub(crate) confidence: Option<Confidence>,
}

/// What is sorted here: every other type that is sorted brings 4 KB of code.
type Key = [usize; 4];

/// The last place at or before `live` that lies inside none of the matches of `found`.
pub(crate) fn pull_back(found: &[Found], live: usize) -> usize {
    // What a match begins with is needed to find it again.
    let spans = found
        .iter()
        .map(|f| [f.span.start.saturating_sub(f.lead), f.span.end, 0, 0]);
    let mut spans: Vec<Key> = spans.filter(|&[start, ..]| start < live).collect();
    spans.sort_unstable();
    let last_first = spans.iter().rev();
    last_first.fold(live, |live, &[start, end, ..]| match end > live {
        true => start.min(live),
        false => live,
    })
}

/// Findings of several sources over one text, weighed together as a scan weighs its own: of those that overlap the surest
/// stays, of equals the longest, then the first. What was found of the text as a whole, and what the user's own entries found,
/// stays beside them. The result is in order.
pub fn resolve(findings: Vec<Finding>) -> Vec<Finding> {
    let stays = |f: &Finding| whole::stands_beside(f) || custom::is_own(&f.detector);
    let (mut beside, findings): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(stays);
    if beside.is_empty() {
        return weighed(&findings);
    }
    beside.extend(weighed(&findings));
    in_places(beside)
}

/// Findings in the order of their places; of those that begin together the longest first.
pub(crate) fn in_places(findings: Vec<Finding>) -> Vec<Finding> {
    let chosen = findings.into_iter().map(|finding| (finding, ()));
    by_place(chosen.collect())
        .into_iter()
        .map(|chosen| chosen.0)
        .collect()
}

/// Findings to be replaced, each with how, in order and free of overlaps: those that overlap become one, which covers
/// them all and is named and replaced as the first, of those that begin together the longest.
pub fn cover<T>(findings: Vec<(Finding, T)>) -> Vec<(Finding, T)> {
    let mut covered: Vec<(Finding, T)> = Vec::with_capacity(findings.len());
    for (finding, how) in by_place(findings) {
        match covered.last_mut() {
            Some((last, _)) if finding.span.start < last.span.end => {
                last.span.end = last.span.end.max(finding.span.end);
            }
            _ => covered.push((finding, how)),
        }
    }
    covered
}

fn by_place<T>(findings: Vec<(Finding, T)>) -> Vec<(Finding, T)> {
    let place = |(index, (finding, _)): (usize, &(Finding, T))| -> Key {
        [finding.span.start, !finding.span.end, index, 0]
    };
    let mut keys: Vec<Key> = findings.iter().enumerate().map(place).collect();
    if keys.is_sorted() {
        return findings;
    }
    keys.sort_unstable();
    let mut findings: Vec<Option<(Finding, T)>> = findings.into_iter().map(Some).collect();
    keys.iter()
        .filter_map(|&[.., index, _]| findings.get_mut(index)?.take())
        .collect()
}

fn weighed(findings: &[Finding]) -> Vec<Finding> {
    let found = findings
        .iter()
        .enumerate()
        .map(|(detector, finding)| Found {
            detector,
            span: finding.span,
            lead: 0,
            confidence: Some(finding.confidence),
        });
    let kept = settle(found.collect(), &mut |_| Vec::new());
    kept.iter()
        .filter_map(|kept| findings.get(kept.detector).cloned())
        .collect()
}

/// Settles the findings of built-in detectors among themselves, and those of each entry of the user's own: whoever asks for an
/// entry must not miss it because a detector, in another profile perhaps, is as sure of the same place. `is_own` tells them
/// by their index. The result is in order of the places; of those that begin together the longest is first.
pub(crate) fn settle_apart(
    found: Vec<Found>,
    is_own: &dyn Fn(usize) -> bool,
    again: &mut dyn FnMut(Span) -> Vec<Found>,
) -> Vec<Found> {
    let (own, builtin): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|f| is_own(f.detector));
    let mut kept = settle(builtin, &mut |span| {
        let mut found = again(span);
        found.retain(|f| !is_own(f.detector));
        found
    });
    if own.is_empty() {
        return kept;
    }
    let mut entries: Vec<usize> = own.iter().map(|f| f.detector).collect();
    entries.sort_unstable();
    entries.dedup();
    for entry in entries {
        let of_entry = own.iter().filter(|f| f.detector == entry);
        kept.extend(settle(of_entry.copied().collect(), &mut |_| Vec::new()));
    }
    in_order(&kept, &|f| [f.span.start, !f.span.end, f.detector])
}

/// Keeps, of findings that overlap, the surest; of equals the longest, then the first. Findings that overlap through
/// others are weighed together. What a loser covered and no winner does is looked through with `again`, as a text of its
/// own: an e-mail address that seemed to begin in the card number before it begins after it. The result is in order and
/// free of overlaps.
pub(crate) fn settle(found: Vec<Found>, again: &mut dyn FnMut(Span) -> Vec<Found>) -> Vec<Found> {
    let mut kept = Vec::with_capacity(found.len());
    settle_into(&mut kept, found, again, AGAIN);
    kept
}

fn settle_into(
    kept: &mut Vec<Found>,
    mut found: Vec<Found>,
    again: &mut dyn FnMut(Span) -> Vec<Found>,
    times: usize,
) {
    found.retain(|f| f.confidence.is_some());
    let found = in_order(&found, &|f| [f.span.start, f.span.end, f.detector]);
    let mut rest = found.as_slice();
    while let Some(first) = rest.first() {
        let mut end = first.span.end;
        let mut length = 1;
        while let Some(next) = rest.get(length).filter(|next| next.span.start < end) {
            end = end.max(next.span.end);
            length += 1;
        }
        let (cluster, others) = rest.split_at(length);
        rest = others;
        if let [only] = cluster {
            kept.push(*only);
            continue;
        }
        let mut at = first.span.start;
        let last = Span::new(end, end);
        let winners = weigh(cluster);
        for winner in winners.iter().map(Some).chain([None]) {
            let next = winner.map_or(last, |winner| winner.span);
            if at < next.start && times > 0 {
                settle_into(kept, again(Span::new(at, next.start)), again, times - 1);
            }
            at = next.end;
            kept.extend(winner);
        }
    }
}

/// Those of `cluster` that stay, in order. It is in order itself, so of equals the first stays the first.
fn weigh(cluster: &[Found]) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::with_capacity(cluster.len());
    let surest = |f: &Found| {
        let confidence = f.confidence.map_or(0, |c| 1 + c as usize);
        [!confidence, !f.span.len(), 0]
    };
    for found in in_order(cluster, &surest) {
        let place = kept.partition_point(|other| other.span.start < found.span.start);
        let left = place.checked_sub(1).and_then(|left| kept.get(left));
        let mut neighbours = left.into_iter().chain(kept.get(place));
        if neighbours.all(|other| !other.span.overlaps(found.span)) {
            kept.insert(place, found);
        }
    }
    kept
}

/// How often what is left of a loser is looked through: each time may cost as much as the first.
const AGAIN: usize = 4;

/// Sorted by their keys; of equals the first stays the first.
fn in_order(found: &[Found], key: &dyn Fn(&Found) -> [usize; 3]) -> Vec<Found> {
    let mut keys = Vec::with_capacity(found.len());
    for (index, found) in found.iter().enumerate() {
        let [a, b, c] = key(found);
        keys.push([a, b, c, index]);
    }
    keys.sort_unstable();
    let indices = keys.iter().filter_map(|&[.., index]| found.get(index));
    indices.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(detector: usize, start: usize, end: usize, confidence: Confidence) -> Found {
        Found {
            detector,
            span: Span::new(start, end),
            lead: 0,
            confidence: Some(confidence),
        }
    }

    fn winners(all: &[Found]) -> Vec<usize> {
        settle(all.to_vec(), &mut |_| Vec::new())
            .iter()
            .map(|f| f.detector)
            .collect()
    }

    #[test]
    fn surer_then_longer_then_first() {
        use Confidence::{High, Low};
        assert_eq!(winners(&[found(0, 0, 9, Low), found(1, 3, 5, High)]), [1]);
        assert_eq!(winners(&[found(0, 0, 9, Low), found(1, 3, 5, Low)]), [0]);
        assert_eq!(winners(&[found(0, 4, 8, Low), found(1, 0, 4, Low)]), [1, 0]);
        assert_eq!(winners(&[found(1, 0, 4, Low), found(0, 2, 6, Low)]), [1]);
        // The loser in the middle does not take the third with it.
        assert_eq!(
            winners(&[
                found(0, 0, 4, High),
                found(1, 3, 9, Low),
                found(2, 8, 12, High)
            ]),
            [0, 2]
        );
    }

    #[test]
    fn entries_of_the_users_own_stand_beside_detectors_and_each_other() {
        use Confidence::{High, Low, Medium};
        let kept = settle_apart(
            vec![
                found(0, 4, 20, High),
                found(1, 4, 10, Medium),
                found(8, 4, 12, Low),
                found(8, 10, 12, Low),
                found(9, 0, 30, Low),
            ],
            &|detector| detector > 7,
            &mut |_| vec![found(8, 5, 6, High)],
        );
        let kept: Vec<usize> = kept.iter().map(|f| f.detector).collect();
        assert_eq!(kept, [9, 0, 8]);
    }

    #[test]
    fn what_losers_leave_is_looked_through_again() {
        use Confidence::{High, Low};
        let mut asked = Vec::new();
        let kept = settle(
            vec![found(0, 4, 8, High), found(1, 0, 20, Low)],
            &mut |span| {
                asked.push((span.start, span.end));
                match span.start {
                    8 => vec![found(2, 10, 12, Low), found(3, 11, 14, High)],
                    _ => Vec::new(),
                }
            },
        );
        let kept: Vec<usize> = kept.iter().map(|f| f.detector).collect();
        assert_eq!(kept, [0, 3]);
        assert_eq!(asked, [(0, 4), (8, 20), (10, 11)]);
    }

    #[test]
    fn a_live_place_reaches_back_over_what_it_touches() {
        let all = [
            found(0, 0, 10, Confidence::Low),
            found(1, 8, 20, Confidence::Low),
        ];
        assert_eq!(pull_back(&all, 15), 0);
        assert_eq!(pull_back(&all, 20), 20);
        assert_eq!(pull_back(&all[1..], 9), 8);
        assert_eq!(pull_back(&all[..1], 15), 15);
        let named = Found { lead: 6, ..all[1] };
        assert_eq!(pull_back(&[named], 20), 20);
        assert_eq!(pull_back(&[named], 15), 2);
        assert_eq!(pull_back(&[named], 5), 2);
        assert_eq!(pull_back(&[named], 2), 2);
    }
}
