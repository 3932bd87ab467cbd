//! The fold: acts in order make the table of a day, as known on a day. Acts that break a rule change nothing and are listed
//! with the rule.

mod adopt;
mod consolidate;
mod decide;
mod edit;
mod effect;
mod propose;
mod seal;
mod speak;
pub mod state;
mod take;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use comity_regime::Day;
pub(crate) use edit::overlap;
use indexmap::{IndexMap, IndexSet};
use state::{Outcome, Table};
pub(crate) use tree::unseen;

use crate::{
    act::{Act, Does, Opening},
    part::provision::is_id,
    rule::{Refusal, Refused, Rule},
};

/// The table as it stood at the end of a day, as the record knew it on a day; nothing before the text was opened. Acts of one
/// day take effect in the order given.
pub fn fold(acts: &[Act], on: Day, known: Day) -> Option<Table> {
    follow(acts, on, known, |_, _| {})
}

/// The same, and what is `seen` on the way: the table at the end of each day on which something was done or a silence ran out,
/// the last excepted, which is given back.
pub fn follow(acts: &[Act], on: Day, known: Day, mut seen: impl FnMut(Day, &Table)) -> Option<Table> {
    let mut order: Vec<(usize, &Act)> =
        acts.iter().enumerate().filter(|(_, act)| act.day <= on && act.recorded <= known).collect();
    order.sort_by_key(|(place, act)| (act.day, *place));
    let mut table: Option<Table> = None;
    let mut early = vec![];
    let mut day = Day::MIN;
    for (place, act) in order {
        let refuse = |why: Refusal| Refused { act: place, day: act.day, actor: act.actor.clone(), why };
        match (&mut table, &act.does) {
            (None, Does::Opening(opening)) => match opened(opening, on) {
                Ok(new) => table = Some(new),
                Err(why) => early.push(refuse(why)),
            },
            (None, _) => early.push(refuse(Refusal::new(Rule::Opened, "nothing is open yet"))),
            (Some(table), _) => {
                if day < act.day {
                    table.wait(day, act.day, &mut seen);
                }
                if let Err(why) = table.apply(place, act) {
                    table.refused.push(refuse(why));
                }
            }
        }
        day = act.day;
    }
    let mut table = table?;
    if day < on {
        table.wait(day, on, &mut seen);
    }
    table.refused.splice(0..0, early);
    Some(table)
}

/// What refuses an act if it is done after others.
///
/// # Errors
/// The rule that it breaks.
pub fn try_act(acts: &[Act], act: &Act) -> Result<Table, Refusal> {
    let mut all = acts.to_vec();
    all.push(act.clone());
    let known = all.iter().map(|a| a.recorded).max().unwrap_or(Day::MAX);
    let place = all.len() - 1;
    let Some(table) = fold(&all, act.day, known) else {
        return Err(Refusal::new(Rule::Opened, "nothing is open yet"));
    };
    match table.refused.iter().find(|refused| refused.act == place) {
        Some(refused) => Err(refused.why.clone()),
        None => Ok(table),
    }
}

/// That something is not an id, and what is.
fn no_id(id: &str) -> Refusal {
    let expected = "small letters, digits, hyphens and dots, the first a letter, and no ending like that of a file (.md, .json)";
    Refusal::new(Rule::Id, format!("'{id}' is not an id: expected {expected}"))
}

fn opened(opening: &Opening, on: Day) -> Result<Table, Refusal> {
    if !is_id(&opening.id) {
        return Err(no_id(&opening.id));
    }
    let languages: BTreeSet<&String> = opening.languages.iter().collect();
    if languages.is_empty() || languages.len() < opening.languages.len() {
        return Err(Refusal::new(Rule::Language, "the languages are not said, or one twice"));
    }
    if opening.chairs.is_empty() {
        return Err(Refusal::new(Rule::Chair, "nobody is named who chairs"));
    }
    Ok(Table {
        ids: IndexSet::from([opening.id.clone()]),
        opening: opening.clone(),
        on,
        provisions: IndexMap::new(),
        top: vec![],
        tablings: BTreeMap::new(),
        proposals: BTreeMap::new(),
        sealed: BTreeMap::new(),
        brackets: BTreeMap::new(),
        packages: BTreeMap::new(),
        silences: BTreeMap::new(),
        corrections: BTreeMap::new(),
        positions: IndexMap::new(),
        open: true,
        adopted: None,
        history: IndexMap::new(),
        refused: vec![],
        rejected: IndexMap::new(),
        spots: IndexMap::new(),
        around: IndexMap::new(),
        rivalled: IndexSet::new(),
        about: IndexMap::new(),
        instead: IndexMap::new(),
    })
}

impl Table {
    /// The language in which the text is negotiated.
    pub fn working(&self) -> &str {
        self.opening.languages.first().map_or("en", String::as_str)
    }

    /// Whether somebody declares what was decided.
    pub fn chairs(&self, actor: &str) -> bool {
        self.opening.chairs.iter().any(|c| c == actor)
    }

    fn apply(&mut self, place: usize, act: &Act) -> Result<(), Refusal> {
        if let Some(id) = act.does.makes() {
            if !is_id(id) {
                return Err(no_id(id));
            }
            if self.ids.contains(id) {
                return Err(Refusal::new(Rule::OneId, format!("'{id}' is given already")));
            }
        }
        self.takes_part(&act.actor)?;
        if self.adopted.is_some() && !matches!(act.does, Does::Correction { .. } | Does::Position { .. }) {
            return Err(Refusal::new(Rule::Adopted, "the text is adopted"));
        }
        self.done(place, act)?;
        self.ids.extend(act.does.makes().map(str::to_owned));
        Ok(())
    }

    fn done(&mut self, place: usize, act: &Act) -> Result<(), Refusal> {
        let by = act.actor.as_str();
        match &act.does {
            Does::Opening(_) => Err(Refusal::new(Rule::Opened, "the text is open already")),
            Does::Tabling { id, called, within, provisions } => {
                self.table(place, by, id, called, within.as_deref(), provisions)
            }
            Does::Proposal(proposal) => self.propose(place, act.day, by, proposal),
            Does::Sealing { id, digest } => self.seal(place, act.day, by, id, *digest),
            Does::Unsealing { salt, proposal } => self.unseal(place, act.day, by, salt, proposal),
            Does::Retabling { id, of, because } => self.retable(place, act.day, by, id, of, because),
            Does::Withdrawal { of, .. } => self.withdraw(place, by, of),
            Does::Cosponsorship { of } => self.cosponsor(place, by, of),
            Does::Position { on, stance, because } => self.say(place, act.day, by, on, *stance, because),
            Does::Bracket(bracket) => self.bracket(place, act.day, by, bracket),
            Does::Lifting { of, .. } => self.lift(place, by, of),
            Does::Package { id, of, because } => self.package(place, by, id, of, because),
            Does::Division { of, .. } => self.divide(place, by, of),
            Does::Decision { id: _, ruling, on, because } => {
                self.chair_only(by)?;
                self.decide(place, *ruling, on, because)
            }
            Does::Consolidation(c) => {
                self.chair_only(by)?;
                self.consolidate(place, c)
            }
            Does::Silence { id, on, until } => {
                self.chair_only(by)?;
                self.begin_silence(place, act.day, by, id, on, *until)
            }
            Does::Translation { provision, wordings } => {
                self.chair_only(by)?;
                self.translate(place, provision, wordings)
            }
            Does::Correction { id, changes, until, .. } => {
                self.chair_only(by)?;
                self.correct(place, act.day, by, id, changes, *until)
            }
        }
    }

    fn chair_only(&self, actor: &str) -> Result<(), Refusal> {
        match self.chairs(actor) {
            true => Ok(()),
            false => Err(Refusal::new(Rule::Chair, format!("{actor} does not chair"))),
        }
    }

    fn takes_part(&self, actor: &str) -> Result<(), Refusal> {
        let Opening { members, observers, .. } = &self.opening;
        if self.chairs(actor) {
            return Ok(());
        }
        if observers.iter().any(|o| o == actor) {
            return Err(Refusal::new(Rule::Observer, format!("{actor} observes")));
        }
        if !members.is_empty() && !members.iter().any(|m| m == actor) {
            return Err(Refusal::new(Rule::Participant, format!("{actor} does not take part")));
        }
        Ok(())
    }

    fn is_open(&self) -> Result<(), Refusal> {
        match self.open {
            true => Ok(()),
            false => Err(Refusal::new(Rule::Closed, "the reading is closed")),
        }
    }

    /// Lets the days pass from the end of one to another: silences run out on the way.
    fn wait(&mut self, from: Day, to: Day, seen: &mut impl FnMut(Day, &Table)) {
        let mut day = from;
        while day < to {
            seen(day, self);
            let ends = self.silences.values().chain(self.corrections.values());
            let ends = ends.filter(|s| s.outcome == Outcome::Running && s.until < to).map(|s| s.until);
            day = ends.min().map_or(to, |end| end.next().max(day.next()));
            self.settle(day);
        }
    }

    /// Ends the silences whose last day has passed before a day.
    fn settle(&mut self, day: Day) {
        let over = |s: &state::Silence| s.outcome == Outcome::Running && s.until < day;
        let mut ended: Vec<(Day, usize, String, bool)> = vec![];
        ended.extend(
            self.silences.iter().filter(|(_, s)| over(s)).map(|(id, s)| (s.until, s.act, id.clone(), true)),
        );
        ended.extend(
            self.corrections
                .iter()
                .filter(|(_, s)| over(s))
                .map(|(id, s)| (s.until, s.act, id.clone(), false)),
        );
        ended.sort();
        for (_, act, id, is_silence) in ended {
            if is_silence { self.end_silence(act, &id) } else { self.end_correction(act, &id) }
        }
    }
}
