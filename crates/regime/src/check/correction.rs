//! What is wrong with a rectification: there is no such act, it is not right as corrected, or others no longer are.

use super::{Finding, instrument, proceeding, proceeding::Checker};
use crate::{Proceeding, Regime, docket::Meant, proceeding::What};

/// No more acts than these are named in one finding.
const NAMED: usize = 5;

/// Checks a rectification that is being added: itself, the act in its new reading, and every other act that may depend on
/// it. Acts that are no longer right refuse a correction; where an act is struck out they are worth a look, since it may
/// be recorded anew.
pub fn rectification(before: &Regime, after: &Regime, by: &Proceeding) -> Vec<Finding> {
    let mut found = proceeding(after, by);
    let Meant::Act { at, .. } = after.docket().meant(by.entry) else { return found };
    let standing = after.docket().standing(by);
    found.extend(standing.into_iter().flat_map(|reads| proceeding(after, reads)));
    if found.iter().any(|f| f.is_error) {
        return found;
    }
    let act = &after.docket().recorded()[at];
    let wrong = |regime: &Regime| {
        let found = dependent(regime, act).into_iter();
        found.filter(|f| f.is_error && f.entry != by.entry).collect::<Vec<_>>()
    };
    let mut upset = wrong(after);
    if !upset.is_empty() {
        let same = |a: &Finding, b: &Finding| a.entry == b.entry && a.column == b.column && a.code == b.code;
        let earlier = wrong(before);
        upset.retain(|f| !earlier.iter().any(|e| same(e, f)));
        upset.sort_by_key(|f| f.entry);
        upset.dedup_by_key(|f| f.entry);
    }
    if !upset.is_empty() {
        found.push(refused(after, by, standing.is_some(), &upset));
    }
    found
}

/// What is wrong with acts that may depend on one. Sets and the days of a forum's sessions reach anywhere; anything else
/// concerns what is about the same thing.
fn dependent(regime: &Regime, act: &Proceeding) -> Vec<Finding> {
    match act.what {
        What::Convening { .. } | What::Cancellation | What::Invitation(_) | What::Attendance(_) => {
            let docket = regime.docket();
            let instruments = regime.order().iter().flat_map(|ix| instrument(regime, *ix));
            instruments.chain(docket.all().flat_map(|p| proceeding(regime, p))).collect()
        }
        _ => regime.docket().around(act).into_iter().flat_map(|p| proceeding(regime, p)).collect(),
    }
}

/// The acts that a rectification would leave wrong.
fn refused(regime: &Regime, by: &Proceeding, is_error: bool, upset: &[Finding]) -> Finding {
    let named: Vec<String> = upset
        .iter()
        .take(NAMED)
        .map(|f| format!("entry {}, {}: {}", f.entry, act(regime, f.entry), f.message))
        .collect();
    let more = upset.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    let others =
        if upset.len() == 1 { "another act".to_owned() } else { format!("{} other acts", upset.len()) };
    let help = if is_error {
        "correct those first, or strike them out; where neither can come first, let this one be right for both readings until the others are corrected, such as a session of all the days"
    } else {
        "record the act anew under the same id, or strike those out as well"
    };
    Finding {
        entry: by.entry,
        column: "target",
        code: "others-depend",
        message: format!("{others} would no longer be right: {}{more}", named.join("; ")),
        help: Some(help.into()),
        is_error,
    }
}

/// An act in a few words.
fn act(regime: &Regime, entry: u64) -> String {
    let name = |ix| &regime.register().actors[ix].name;
    if let Some(p) = regime.docket().recorded().iter().find(|p| p.entry == entry) {
        return format!("{} of {} by {}", p.what.word().replace('_', " "), p.date, name(p.actor));
    }
    let act = regime.acts().of_entry(entry);
    act.map_or(String::new(), |act| format!("{} of {} by {}", act.kind, act.date, name(act.actor)))
}

impl Checker<'_> {
    /// The act is there to be corrected, and is the only one that is meant.
    pub(super) fn rectification(&mut self) {
        let What::Rectification { date, word, of, reads } = &self.p.what else { return };
        let (regime, act) = (self.regime, format!("{word} of {date} about '{of}' by this actor"));
        let does = if reads.is_some() { "correct" } else { "strike out" };
        match regime.docket().meant(self.p.entry) {
            Meant::Act { of: 1, .. } => {}
            Meant::Act { at, of: several } => {
                let detail = &regime.docket().recorded()[at].detail;
                let message =
                    format!("{several} acts read so: a {act}; the last recorded is meant: '{detail}'");
                self.push("target", "bad-target", message).is_error = false;
            }
            Meant::Several => {
                let message = format!("more than one {act} first read so, and each was corrected since");
                self.push("target", "bad-target", message).help =
                    Some("name the act by the date that it reads now".into());
            }
            Meant::Struck => {
                let message = format!("the {act} is struck out already: there is nothing to {does}");
                self.push("target", "bad-target", message).help = Some("record the act anew".into());
            }
            Meant::Nothing => {
                let message = format!("there is no {act} to {does}");
                self.push("target", "bad-target", message).help = Some(
                    "name it as it reads now, or as it first read; a rectification stands after the act it corrects"
                        .into(),
                );
            }
        }
    }
}
