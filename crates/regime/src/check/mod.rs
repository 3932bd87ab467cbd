//! What is wrong with acts that can be read: acts that the law of treaties, the instrument or the forum does not allow.

mod definition;
mod proceeding;

use std::ops::Range;

pub use definition::definitions;
pub use proceeding::proceeding;

use crate::{
    Act, ActKind, ActorIx, Day, Diagnostic, InstrumentIx, Regime, SourceText, Target, When,
    language::ast::{Force, Reservations, Rule, SetExpr, take},
};

/// What can be wrong with an act, in short: the codes of all findings about one, whether it cannot be read or is not
/// allowed.
pub const CODES: [&str; 40] = [
    "actor-ended",
    "actor-not-yet",
    "bad-correction",
    "bad-date",
    "bad-digest",
    "bad-id",
    "bad-number",
    "bad-target",
    "duplicate",
    "duplicate-deposit",
    "duplicate-signature",
    "misplaced",
    "missing",
    "missing-source",
    "no-denunciation",
    "no-reservations",
    "no-rule",
    "not-a-member",
    "not-committed",
    "not-eligible",
    "not-in-session",
    "not-seated",
    "nothing-to-denounce",
    "nothing-to-withdraw",
    "short-notice",
    "too-early",
    "too-late",
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

/// Checks every act of a regime.
pub fn regime(regime: &Regime) -> Vec<Finding> {
    let instruments = regime.order().iter().flat_map(|ix| instrument(regime, *ix));
    let proceedings = regime.docket().recorded().iter().flat_map(|p| proceeding(regime, p));
    instruments.chain(proceedings).collect()
}

/// Checks every act on one instrument.
pub fn instrument(regime: &Regime, ix: InstrumentIx) -> Vec<Finding> {
    let actors = &regime.register().actors;
    let mut acts: Vec<&Act> = regime.acts_on(ix).iter().collect();
    acts.sort_by_key(|a| (actors.origin(a.actor), a.date.earliest, a.date.latest, a.entry));
    let mut found = vec![];
    for chain in acts.chunk_by(|a, b| actors.origin(a.actor) == actors.origin(b.actor)) {
        Checker { regime, ix, found: &mut found }.chain(chain);
    }
    found.sort_by_key(|f| f.entry);
    found
}

/// Checks the acts of one chain of States on one instrument; what an append has to look at.
pub fn chain(regime: &Regime, ix: InstrumentIx, actor: ActorIx) -> Vec<Finding> {
    let actors = &regime.register().actors;
    let origin = actors.origin(actor);
    let mut acts: Vec<&Act> =
        regime.acts_on(ix).iter().filter(|a| actors.origin(a.actor) == origin).collect();
    acts.sort_by_key(|a| (a.date.earliest, a.date.latest, a.entry));
    let mut found = vec![];
    Checker { regime, ix, found: &mut found }.chain(&acts);
    found
}

struct Checker<'a> {
    regime: &'a Regime,
    ix: InstrumentIx,
    found: &'a mut Vec<Finding>,
}

impl Checker<'_> {
    fn push(&mut self, act: &Act, column: &'static str, code: &'static str, message: String) -> &mut Finding {
        let finding = Finding { entry: act.entry, column, code, message, help: None, is_error: true };
        self.found.push(finding);
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    fn chain(&mut self, acts: &[&Act]) {
        for act in acts {
            self.times(act);
            self.permitted(act);
        }
        let rectified = crate::act::rectified(recorded_order(acts).into_iter());
        let mut rectified: Vec<&Act> = rectified.iter().map(AsRef::as_ref).collect();
        rectified.sort_by_key(|a| (a.date.earliest, a.date.latest, a.entry));
        self.sequence(&rectified);
        for act in acts.iter().filter(|a| a.kind == ActKind::Rectification) {
            if let Some(Target::Act(date, kind)) = act.target()
                && !acts.iter().any(|a| a.entry < act.entry && a.date == date && a.kind == kind)
            {
                self.push(
                    act,
                    "target",
                    "bad-target",
                    format!("there is no {kind} of {date} by this actor to correct"),
                );
            }
        }
    }

    /// The act lies within the lives of the instrument and the actor.
    fn times(&mut self, act: &Act) {
        if act.kind == ActKind::Rectification {
            return;
        }
        let definition = self.regime.register().definition(self.ix);
        let actor = &self.regime.register().actors[act.actor];
        let name = actor.name.clone();
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
            && act.kind == ActKind::Signature
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
        if let Some(to) = actor.to
            && act.date.earliest >= to
        {
            let actors = &self.regime.register().actors;
            let heir = actors.iter().find(|(_, a)| a.continues == Some(act.actor)).map(|(_, a)| a);
            let help = heir.map(|h| format!("did you mean '{}' ({}), which continues it?", h.id, h.name));
            self.push(
                act,
                "actor",
                "actor-ended",
                format!("{name} came to an end on {to}; this act is of {}", act.date),
            )
            .help = help;
        }
        if let Some(from) = actor.from
            && act.date.latest < from
            && !(act.kind == ActKind::Succession || act.kind == ActKind::SuccessionToSignature)
        {
            // Depositaries list a State that continues another under its present name: the act is the other's.
            let actors = &self.regime.register().actors;
            let before = actors.member_on(actors.origin(act.actor), act.date.latest).map(|ix| &actors[ix]);
            let help = before.map(|b| {
                format!("it counts as an act of '{}' ({}), which {} continues", b.id, b.name, actor.id)
            });
            let counts = before.is_some();
            let message = format!("{name} came into being on {from}; this act is of {}", act.date);
            let finding = self.push(act, "actor", "actor-not-yet", message);
            (finding.help, finding.is_error) = (help, !counts);
        }
    }

    /// The instrument allows such an act by such an actor.
    fn permitted(&mut self, act: &Act) {
        let definition = self.regime.register().definition(self.ix);
        let id = &definition.id;
        if act.kind.is_consent()
            && let Some(eligible) = self.regime.eligible(self.ix, act.date.latest)
            && !eligible.sure.contains(act.actor)
        {
            let on_any_day = eligible.possible.contains(act.actor)
                || self
                    .regime
                    .eligible(self.ix, act.date.earliest)
                    .is_some_and(|e| e.possible.contains(act.actor));
            let set = definition.open_to.as_ref().map(SetExpr::to_string).unwrap_or_default();
            let name = &self.regime.register().actors[act.actor].name;
            let message = format!("'{id}' is open to {set}; {name} is not one of them on {}", act.date);
            let finding = self.push(act, "actor", "not-eligible", message);
            if on_any_day {
                finding.is_error = false;
                finding.message = finding.message.replace(" is not one", " may not be one");
            }
        }
        match (act.kind, definition.reservations()) {
            (ActKind::Reservation, Reservations::NotAllowed) => {
                self.push(act, "act", "no-reservations", format!("'{id}' allows no reservations"));
            }
            (ActKind::Reservation, Reservations::AllowedTo(articles))
                if !articles.iter().any(|a| act.detail().contains(a.as_str())) =>
            {
                let message = format!("'{id}' allows reservations only to Article {}", articles.join(", "));
                self.push(act, "detail", "no-reservations", message).help =
                    Some("name the article in the column detail".into());
            }
            (ActKind::Subscription, _) if definition.force == Force::Binding => {
                self.push(
                    act,
                    "act",
                    "wrong-act",
                    format!("'{id}' is binding: States ratify or accede, they do not subscribe"),
                );
            }
            (ActKind::Denunciation, _)
                if definition.clauses.iter().any(|(c, _)| c.rule == Rule::DenunciationNotAllowed) =>
            {
                self.push(act, "act", "no-denunciation", format!("'{id}' cannot be denounced"));
            }
            _ => {}
        }
    }

    /// Each act makes sense after those before it.
    fn sequence(&mut self, acts: &[&Act]) {
        let definition = self.regime.register().definition(self.ix);
        let mut consent: Option<&Act> = None;
        let mut ends: Option<When> = None;
        let (mut signed, mut reserved): (Option<&Act>, bool) = (None, false);
        for act in acts {
            let kind = act.kind;
            if kind.is_consent() {
                match consent {
                    Some(first) if ends.is_none() => {
                        let message =
                            format!("this actor is bound already by its {} of {}", first.kind, first.date);
                        self.push(act, "act", "duplicate-deposit", message).help =
                            Some("take one of the two away, or record the denunciation between them".into());
                    }
                    _ => (consent, ends) = (Some(*act), None),
                }
            } else if kind.is_signature() {
                if let Some(first) = signed {
                    self.push(
                        act,
                        "act",
                        "duplicate-signature",
                        format!("this actor signed already on {}", first.date),
                    );
                }
                signed = Some(*act);
            } else if kind == ActKind::Denunciation {
                if consent.is_none() || ends.is_some() {
                    self.push(
                        act,
                        "act",
                        "nothing-to-denounce",
                        "there is no consent to be bound that this could end".into(),
                    );
                } else {
                    let effect = |day: Day| take(definition.denunciation(), day);
                    ends = Some(act.effective.unwrap_or_else(|| act.date.map(effect)));
                }
            } else if kind == ActKind::WithdrawalOfDenunciation {
                match ends {
                    Some(end) if act.date.earliest < end.latest => ends = None,
                    Some(end) => {
                        let message =
                            format!("the denunciation took effect on {end}; it can no longer be withdrawn");
                        self.push(act, "date", "too-late", message);
                    }
                    None => {
                        self.push(
                            act,
                            "act",
                            "nothing-to-withdraw",
                            "there is no denunciation to withdraw".into(),
                        );
                    }
                }
            } else if kind == ActKind::Reservation {
                reserved = true;
            } else if kind == ActKind::WithdrawalOfReservation && !reserved {
                self.push(act, "act", "nothing-to-withdraw", "there is no reservation to withdraw".into())
                    .is_error = false;
            }
        }
    }
}

fn recorded_order<'a>(acts: &[&'a Act]) -> Vec<&'a Act> {
    let mut acts = acts.to_vec();
    acts.sort_by_key(|a| a.entry);
    acts
}
