//! What is wrong with acts that can be read: acts that the law of treaties, the instrument or the forum does not allow.

mod correction;
mod definition;
mod existence;
mod future;
mod permitted;
mod proceeding;
mod promise;
mod sequence;
mod summed;
mod total;

use std::{cell::OnceCell, ops::Range};

pub use correction::rectification;
pub use definition::definitions;
pub use future::{NOT_YET, future, future_of, future_of_proceeding};
pub use proceeding::proceeding;
pub use total::totals;

use crate::{Act, ActKind, ActorIx, Diagnostic, InstrumentIx, Regime, SourceText, Target, engine::Consent};

/// What can be wrong with an act, in short: the codes of all findings about one, whether it cannot be read or is not
/// allowed.
pub const CODES: [&str; 48] = [
    "actor-ended",
    "actor-not-yet",
    "bad-address",
    "bad-correction",
    "bad-date",
    "bad-digest",
    "bad-id",
    "bad-number",
    "bad-target",
    "control-character",
    "duplicate",
    "duplicate-deposit",
    "duplicate-signature",
    "future-date",
    "misplaced",
    "missing",
    "missing-source",
    "no-denunciation",
    "no-reservations",
    "no-rule",
    "not-a-member",
    "not-committed",
    "not-confirmed",
    "not-eligible",
    "not-in-session",
    "not-seated",
    "not-signed",
    "nothing-to-denounce",
    "nothing-to-succeed",
    "nothing-to-withdraw",
    "others-depend",
    "short-notice",
    "too-early",
    "too-late",
    "total-differs",
    "two-at-once",
    "unknown-act",
    "unknown-actor",
    "unknown-forum",
    "unknown-instrument",
    "unknown-source",
    "unknown-subject",
    "unknown-target",
    "unknown-word",
    "wrong-act",
    "wrong-actor",
    "wrong-capacity",
    "wrong-columns",
];

/// A finding about one act, by its place in the record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// [`Act::entry`] of the act.
    pub entry: u64,
    /// The column it is about.
    pub column: &'static str,
    /// The rule, in short.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// Whether it stops the load.
    pub is_error: bool,
}

impl Finding {
    /// The finding as a diagnostic at its place.
    pub fn at(&self, source: &SourceText, span: Range<usize>) -> Diagnostic {
        debug_assert!(CODES.contains(&self.code), "a code that is not in CODES: {self:?}");
        let found = Diagnostic::error(self.code, source, span, self.message.clone())
            .help_if(self.help.clone())
            .field(self.column);
        if self.is_error { found } else { found.warning() }
    }
}

/// Checks every act of a regime; in forums and on commitments, every act that stands, as it reads now.
pub fn regime(regime: &Regime) -> Vec<Finding> {
    let instruments = regime.order().iter().flat_map(|ix| instrument(regime, *ix));
    let docket = regime.docket();
    let proceedings = docket.all().chain(docket.rectifications()).flat_map(|p| proceeding(regime, p));
    instruments.chain(proceedings).collect()
}

/// Checks every act on one instrument.
pub fn instrument(regime: &Regime, ix: InstrumentIx) -> Vec<Finding> {
    let mut found: Vec<Finding> =
        regime.acts_on(ix).chains().flat_map(|(_, acts)| of_chain(regime, ix, acts, None)).collect();
    found.sort_by_key(|f| f.entry);
    found
}

/// Checks one act among those of its chain of States on an instrument; what an append has to look at.
pub fn entry(regime: &Regime, ix: InstrumentIx, actor: ActorIx, entry: u64) -> Vec<Finding> {
    let acts = regime.acts_on(ix).of(regime.register().actors.origin(actor));
    of_chain(regime, ix, acts, Some(entry)).into_iter().filter(|finding| finding.entry == entry).collect()
}

/// Checks the acts of one chain of States; of what one entry alone has to do with, that of others is not looked for.
fn of_chain(regime: &Regime, ix: InstrumentIx, acts: &[Act], only: Option<u64>) -> Vec<Finding> {
    let mut acts: Vec<&Act> = acts.iter().collect();
    acts.sort_by_key(|act| act.order());
    let mut found = vec![];
    Checker { regime, ix, found: &mut found, consents: OnceCell::new() }.chain(&acts, only);
    found
}

struct Checker<'a> {
    regime: &'a Regime,
    ix: InstrumentIx,
    found: &'a mut Vec<Finding>,
    consents: OnceCell<Vec<Consent>>,
}

impl Checker<'_> {
    /// The consents of the chain whose acts are checked, by the States that one of them is of.
    fn consents(&self, of: ActorIx) -> &[Consent] {
        let origin = self.regime.register().actors.origin(of);
        self.consents.get_or_init(|| self.regime.consents_of(self.ix, origin))
    }

    fn push(&mut self, act: &Act, column: &'static str, code: &'static str, message: String) -> &mut Finding {
        let finding = Finding { entry: act.entry, column, code, message, help: None, is_error: true };
        self.found.push(finding);
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    fn chain(&mut self, acts: &[&Act], only: Option<u64>) {
        let read = crate::act::rectified_by(recorded_order(acts).into_iter());
        let meant = |act: &Act| only.is_none_or(|entry| act.entry == entry);
        for (act, by) in read.iter().filter(|(act, by)| meant(act) || by.is_some_and(meant)) {
            let before = self.found.len();
            self.times(act);
            self.permitted(act);
            // An act has to be right as it reads; where it does not, that is the fault of what corrects it.
            if let Some(by) = by {
                for finding in &mut self.found[before..] {
                    (finding.entry, finding.column) = (by.entry, "detail");
                }
            }
        }
        let mut rectified: Vec<&Act> = read.iter().map(|(act, _)| act.as_ref()).collect();
        rectified.retain(|a| a.is_of_the_state());
        rectified.sort_by_key(|act| act.order());
        self.sequence(&rectified);
        let recorded = recorded_order(acts);
        for (at, act) in
            recorded.iter().enumerate().filter(|(_, a)| a.kind == ActKind::Rectification && meant(a))
        {
            self.corrects(act, &recorded[..at]);
        }
    }

    /// There is an act that a rectification corrects, and it is the only one that is meant.
    fn corrects(&mut self, by: &Act, before: &[&Act]) {
        let Some(Target::Act(date, kind)) = by.target() else { return };
        // What was corrected already may be named by what it first read, which changes nothing any more.
        let there = |a: &&&Act| a.actor == by.actor && a.date == date && a.kind == kind;
        let first = before.iter().filter(there).count();
        let read = crate::act::rectified(before.iter().copied());
        match crate::act::meant(read.iter().map(AsRef::as_ref), by).len() {
            0 if first == 0 || !by.territory().is_empty() => {
                let message = format!("there is no {kind} of {date} by this actor to correct");
                self.push(by, "target", "bad-target", message);
            }
            0 | 1 => {}
            several => {
                let message =
                    format!("{several} acts read so: a {kind} of {date}; the last recorded is meant");
                let found = self.push(by, "target", "bad-target", message);
                found.is_error = false;
                found.help = Some("say in 'territory' or 'place' which of them".into());
            }
        }
    }

    /// The act lies within the lives of the instrument and the actor.
    fn times(&mut self, act: &Act) {
        let definition = self.regime.register().definition(self.ix);
        if let Some(opened) = definition.opened.or(definition.adopted)
            && act.date.latest < opened
        {
            let verb = if definition.opened.is_some() { "was opened on" } else { "was adopted on" };
            self.push(
                act,
                "date",
                "too-early",
                format!("'{}' {verb} {opened}; this act is of {}", definition.id, act.date),
            );
        }
        if let Some(closed) = definition.closed
            && matches!(act.kind, ActKind::Signature | ActKind::DefinitiveSignature)
            && act.date.earliest > closed
        {
            self.push(
                act,
                "date",
                "too-late",
                format!("'{}' was closed for signature on {closed}", definition.id),
            )
            .help = Some("after that a State accedes".into());
        }
        if let Some(finding) =
            existence::finding(&self.regime.register().actors, act.actor, act.date, act.entry)
        {
            self.found.push(finding);
        }
    }
}

fn recorded_order<'a>(acts: &[&'a Act]) -> Vec<&'a Act> {
    let mut acts = acts.to_vec();
    acts.sort_by_key(|a| a.entry);
    acts
}
