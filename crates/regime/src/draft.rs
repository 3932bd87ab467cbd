//! A regime to which one thing after another is added if nothing is wrong with it, and which is evaluated when it must be.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    Act, ActKind, ActorIx, Day, InstrumentIx, Proceeding, Regime,
    check::{self, Finding},
    proceeding::What,
    register::Sources,
};

/// A regime in the making. What is added is held against all that was added before it, as if each had been evaluated at
/// once; but an instrument is evaluated only when a check looks at it, and at the end.
#[derive(Clone, Debug)]
pub struct Draft {
    regime: Regime,
    /// What their evaluation does not know yet, by the instruments that it was done on.
    touched: BTreeMap<InstrumentIx, Touched>,
    /// Whether sets may speak of something that was added, and be known only at the end.
    spoken_of: bool,
}

/// New acts on an instrument.
#[derive(Clone, Debug)]
struct Touched {
    /// The first day of any of them.
    first: Day,
    /// How much each chain of States that acted had done before.
    had: BTreeMap<ActorIx, usize>,
}

impl Draft {
    /// Begins with a regime as it is.
    pub fn on(regime: Regime) -> Draft {
        Draft { regime, touched: BTreeMap::new(), spoken_of: false }
    }

    /// What definitions and acts refer to, and acts as far as they are known.
    pub fn regime(&self) -> &Regime {
        &self.regime
    }

    /// Takes in sources that were listed, or that acts cited by their address.
    pub fn cite(&mut self, sources: &Sources) {
        if sources.len() > self.regime.register.sources.len() {
            self.regime.register.sources = sources.clone();
        }
    }

    /// Adds an act. Returns what is worth a look.
    ///
    /// # Errors
    /// What is wrong with it; then it is not added.
    pub fn act(&mut self, act: Act) -> Result<Vec<Finding>, Vec<Finding>> {
        let (ix, actor, entry) = (act.instrument, act.actor, act.entry);
        let origin = self.regime.register.actors.origin(actor);
        // Who may become party can depend on who is party to another instrument; what a denunciation does, and so what
        // may follow it, on whether this one is in force, and on who is bound by it without an act.
        if (self.entry_is_open(ix) || self.regime.binds_without_act(ix)) && self.leaves(&act)
            || self.touched.keys().any(|touched| self.regime.dependents[usize::from(touched.0)].contains(&ix))
        {
            self.settle();
        }
        // A correction may reach back to any day.
        let begins = if act.kind == ActKind::Rectification { Day::MIN } else { act.date.earliest };
        let had = self.regime.acts_on(ix).of(origin).len();
        self.regime.push(act);
        let found = check::entry(&self.regime, ix, actor, entry);
        if found.iter().any(|finding| finding.is_error) {
            self.regime.take_back();
            return Err(found);
        }
        let touched = self.touched.entry(ix).or_insert(Touched { first: Day::MAX, had: BTreeMap::new() });
        touched.first = touched.first.min(begins);
        touched.had.entry(origin).or_insert(had);
        Ok(found)
    }

    /// Whether acts that are not evaluated yet may change when an instrument enters into force: those after the day that
    /// brought it about do not.
    fn entry_is_open(&self, ix: InstrumentIx) -> bool {
        let Some(touched) = self.touched.get(&ix) else { return false };
        let entry = self.regime.standing(ix).entry.as_ref();
        entry.is_none_or(|entry| touched.first <= entry.settled())
    }

    /// Whether an act, or one before it by the same States, ends their consent or takes that back.
    fn leaves(&self, act: &Act) -> bool {
        let actors = &self.regime.register.actors;
        let origin = actors.origin(act.actor);
        let leaves =
            |act: &Act| matches!(act.kind, ActKind::Denunciation | ActKind::WithdrawalOfDenunciation);
        leaves(act) || self.regime.acts_on(act.instrument).of(origin).iter().any(leaves)
    }

    /// Adds a proceeding. Returns what is worth a look.
    ///
    /// # Errors
    /// What is wrong with it; then it is not added.
    pub fn proceeding(&mut self, proceeding: Proceeding) -> Result<Vec<Finding>, Vec<Finding>> {
        if matches!(proceeding.what, What::Rectification { .. }) {
            return self.rectification(proceeding);
        }
        // Members of a forum are often parties to an instrument; a pledge looks at neither.
        if !matches!(proceeding.what, What::Pledge { .. }) {
            self.settle();
        }
        // Sets speak of sessions, invitations and who took part.
        let spoken_of =
            matches!(proceeding.what, What::Convening { .. } | What::Invitation(_) | What::Attendance(_));
        Arc::make_mut(&mut self.regime.docket).push(proceeding.clone());
        if spoken_of {
            self.regime.look_up_again();
        }
        let found = of_entry(check::proceeding(&self.regime, &proceeding), proceeding.entry);
        if !found.iter().any(|finding| finding.is_error) {
            self.spoken_of |=
                matches!(proceeding.what, What::Report | What::AssistanceRequest | What::Mission { .. });
            return Ok(found);
        }
        Arc::make_mut(&mut self.regime.docket).take_back();
        if spoken_of {
            self.regime.look_up_again();
        }
        Err(found)
    }

    /// Adds a rectification of a proceeding.
    fn rectification(&mut self, by: Proceeding) -> Result<Vec<Finding>, Vec<Finding>> {
        self.settle();
        let before = self.regime.clone();
        Arc::make_mut(&mut self.regime.docket).push(by.clone());
        self.regime.look_up_again();
        let found = check::rectification(&before, &self.regime, &by);
        if found.iter().any(|finding| finding.is_error) {
            self.regime = before;
            return Err(found);
        }
        Ok(found)
    }

    fn settle(&mut self) {
        let touched = std::mem::take(&mut self.touched);
        self.regime.evaluate_again(&touched.into_iter().map(|(ix, touched)| (ix, touched.had)).collect());
    }

    /// The regime with all that was added.
    pub fn finish(mut self) -> Regime {
        self.settle();
        if self.spoken_of {
            self.regime.look_up_again();
        }
        self.regime
    }
}

/// Findings on what is being added; those on what was there before were said then.
fn of_entry(found: Vec<Finding>, entry: u64) -> Vec<Finding> {
    found.into_iter().filter(|finding| finding.entry == entry).collect()
}
