//! The regime: a register, acts, and every instrument evaluated.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Consent, Lines, Scope, Set, Standing, Tally,
    extent::Extent,
    horizon::Beyond,
    measure::Measure,
    plan::{Plan, plan, references},
    quantity::Stock,
    set::Parties,
    standing::{Acted, Chain, View},
};
use crate::{
    Act, ActorIx, Acts, AllActs, Bounds, Count, Day, Diagnostic, Docket, ForumIx, InstrumentIx, Proceeding,
    When,
    diagnostic::SourceText,
    language::{self, ast::SetExpr},
    register::{self, Attribute, AttributeDefinition, AttributeRow, Inventory, Register},
};

/// A whole regime, ready to answer. Cloning shares what does not change.
#[derive(Clone, Debug)]
pub struct Regime {
    pub(crate) register: Register,
    plans: Arc<Vec<Plan>>,
    /// Instruments in an order in which each comes after those it looks at.
    order: Arc<Vec<InstrumentIx>>,
    /// For each instrument, those that look at it, directly or not.
    pub(crate) dependents: Arc<Vec<BTreeSet<InstrumentIx>>>,
    acts: AllActs,
    standings: Vec<Arc<Standing>>,
    pub(crate) docket: Arc<Docket>,
    /// The members of each forum.
    members: Arc<Vec<Set>>,
    /// Whether the record had begun.
    began: bool,
}

/// Every name in a measure's figures that is unknown.
fn unknown_in(measure: &register::Measure, scope: Scope<'_>) -> Vec<Diagnostic> {
    let source = &measure.source;
    let mut found = vec![];
    let figures = measure.figures();
    let (sets, quantities): (Vec<_>, Vec<_>) =
        figures.map(|figure| (figure.sets(), figure.quantities())).unzip();
    for set in sets.into_iter().flatten() {
        found.extend(Set::resolve(set, scope, source).err().into_iter().flatten());
    }
    for quantity in quantities.into_iter().flatten() {
        found.extend(Stock::resolve(quantity, scope.register, source).err().into_iter().flatten());
    }
    found
}

/// Looks up every name in the definitions.
fn prepare(scope: Scope<'_>) -> Result<(Vec<Plan>, Vec<Set>), Vec<Diagnostic>> {
    let (mut plans, mut members, mut found) = (vec![], vec![], vec![]);
    for instrument in &scope.register.instruments {
        match plan(instrument, scope) {
            Ok(plan) => plans.push(plan),
            Err(wrong) => found.extend(wrong),
        }
    }
    for forum in &scope.register.forums {
        match Set::members(forum, scope) {
            Ok(set) => members.push(set),
            Err(wrong) => found.extend(wrong),
        }
    }
    if found.is_empty() { Ok((plans, members)) } else { Err(found) }
}

impl Regime {
    /// Evaluates every instrument.
    ///
    /// # Errors
    /// Names in definitions that are unknown, and instruments that depend on each other in a circle.
    pub fn new(
        register: Register,
        acts: Vec<Act>,
        proceedings: Vec<Proceeding>,
    ) -> Result<Regime, Vec<Diagnostic>> {
        // Before anything follows lists into each other.
        Measure::of(&register).all().map_err(|wrong| vec![wrong])?;
        let docket = Docket::new(proceedings);
        let scope = Scope { register: &register, docket: &docket, of: None };
        let mut found = vec![];
        let (plans, members) = prepare(scope).unwrap_or_else(|wrong| {
            found = wrong;
            Default::default()
        });
        for list in &register.lists {
            found.extend(Set::resolve(&list.members, scope, &list.source).err().into_iter().flatten());
        }
        for measure in &register.measures {
            found.extend(unknown_in(measure, scope));
        }
        let order = match order(&register) {
            Ok(order) => order,
            Err(cycle) => {
                found.push(*cycle);
                vec![]
            }
        };
        if !found.is_empty() {
            return Err(found);
        }
        let n = register.instruments.len();
        let mut dependents = vec![BTreeSet::new(); n];
        for &ix in order.iter().rev() {
            for name in references(register.definition(ix), &register) {
                if let Some(on) = register.instrument(&name.text) {
                    let further = dependents[usize::from(ix.0)].clone();
                    dependents[usize::from(on.0)].extend(further);
                    dependents[usize::from(on.0)].insert(ix);
                }
            }
        }
        let acts = AllActs::new(n, acts, &register.actors);
        let mut regime = Regime {
            register,
            plans: Arc::new(plans),
            order: Arc::new(order),
            dependents: Arc::new(dependents),
            acts,
            standings: vec![Arc::default(); n],
            docket: Arc::new(docket),
            members: Arc::new(members),
            began: true,
        };
        for ix in regime.order.clone().iter() {
            regime.evaluate(*ix);
        }
        Ok(regime)
    }

    fn view(&self, ix: InstrumentIx) -> View<'_> {
        View { register: &self.register, plans: &self.plans, standings: &self.standings, ix }
    }

    /// What sets are evaluated on.
    pub(crate) fn lines(&self) -> Lines<'_> {
        Lines {
            register: &self.register,
            plans: &self.plans,
            standings: &self.standings,
            own: None,
            beyond: Beyond::Stated,
            parties: Parties::Bound,
        }
    }

    /// The same for rules, which count those who had said that they are parties.
    fn lines_to_count(&self) -> Lines<'_> {
        Lines { parties: Parties::Notified, ..self.lines() }
    }

    fn evaluate(&mut self, ix: InstrumentIx) {
        let standing = self.view(ix).evaluate(self.acts.on(ix));
        self.standings[usize::from(ix.0)] = Arc::new(standing);
    }

    /// Adds an act behind all others. Nothing is evaluated.
    pub(crate) fn push(&mut self, act: Act) {
        self.acts.push(act, &self.register.actors);
    }

    /// Takes the act back that was added last. Nothing is evaluated.
    pub(crate) fn take_back(&mut self) {
        self.acts.take_back();
    }

    /// Evaluates again what follows from new acts: on the instruments that they are on, of chains of States of which each had
    /// done so much before, and on those that look at these.
    pub(crate) fn evaluate_again(&mut self, acted: &BTreeMap<InstrumentIx, BTreeMap<ActorIx, usize>>) {
        let concerned: BTreeSet<InstrumentIx> = acted
            .keys()
            .flat_map(|ix| self.dependents[usize::from(ix.0)].iter().chain([ix]))
            .copied()
            .collect();
        // What changed, and from which day on.
        let mut changed: BTreeMap<InstrumentIx, Day> = BTreeMap::new();
        for ix in self.order.clone().iter().filter(|ix| concerned.contains(ix)) {
            let at = usize::from(ix.0);
            let looks_at =
                |(other, _): &(&InstrumentIx, &Day)| self.dependents[usize::from(other.0)].contains(ix);
            let since = changed.iter().filter(looks_at).map(|(_, day)| *day).min().unwrap_or(Day::MAX);
            let own = acted.get(ix).into_iter().flatten().map(|(origin, had)| {
                let acts = self.acts.on(*ix).of(*origin);
                Acted { origin: *origin, before: &acts[..*had], now: acts }
            });
            let (standing, first) = self.view(*ix).evaluate_again(self.acts.on(*ix), own, since);
            if first < Day::MAX {
                self.standings[at] = Arc::new(standing);
                changed.insert(*ix, first);
            }
        }
    }

    /// What definitions say of sessions and invitations is looked up again.
    pub(crate) fn look_up_again(&mut self) {
        // INVARIANT: what was found once is found again, since a docket never forgets a name.
        if let Ok((plans, members)) =
            prepare(Scope { register: &self.register, docket: &self.docket, of: None })
        {
            (self.plans, self.members) = (Arc::new(plans), Arc::new(members));
        }
        for ix in self.order.clone().iter() {
            self.evaluate(*ix);
        }
    }

    /// The regime as the record knew it at the end of a day.
    pub fn as_known(&self, known: Day) -> Regime {
        let mut then = self.clone();
        then.docket = Arc::new(self.docket.as_known(known));
        // Of days to come it knew nothing. Since when it said that it is complete no folder tells.
        let by_then = |complete: &mut Option<Day>| {
            *complete = complete.map(|last| if last < Day::MAX { last.min(known) } else { last });
        };
        then.register.instruments.iter_mut().for_each(|instrument| by_then(&mut instrument.complete));
        then.register.forums.iter_mut().for_each(|forum| by_then(&mut forum.complete));
        then.acts.retain(|act| act.recorded <= known);
        if then.acts.recorded().next().is_none() && self.acts.recorded().next().is_some() {
            // The record began later: of that day it knows nothing, and not that nothing happened. On each day anything may have.
            then.register.instruments.iter_mut().for_each(|instrument| instrument.complete = Some(Day::MIN));
            then.register.forums.iter_mut().for_each(|forum| forum.complete = Some(Day::MIN));
            then.began = false;
        }
        then.look_up_again();
        then
    }

    /// Whether the record had begun: no act was in it before, and of what happened it knew nothing.
    pub fn began(&self) -> bool {
        self.began
    }

    /// The regime without the acts that were recorded from an entry on.
    pub fn before_entry(&self, entry: u64) -> Regime {
        let mut then = self.clone();
        then.docket = Arc::new(self.docket.before_entry(entry));
        then.acts.retain(|act| act.entry < entry);
        then.look_up_again();
        then
    }

    /// What happened in forums and to commitments.
    pub fn docket(&self) -> &Docket {
        &self.docket
    }

    /// Every day on which a forum's membership may change.
    pub fn member_days(&self, forum: ForumIx) -> Vec<Day> {
        let mut days = vec![];
        self.members[usize::from(forum.0)].change_days(self.lines_to_count(), &mut days);
        days
    }

    /// Who belongs to a forum on a day, and how much of that is known.
    pub fn membership(&self, forum: ForumIx, on: Day) -> Extent {
        self.extent(&self.members[usize::from(forum.0)], on)
    }

    /// How many belong to a forum on a day where its rules ask: by name, and by published totals.
    pub fn member_count(&self, forum: ForumIx, on: Day) -> Count {
        self.count(&self.members[usize::from(forum.0)], on, Parties::Notified)
    }

    /// Who belongs to a forum on a day where its rules ask.
    pub fn members(&self, forum: ForumIx, on: Day) -> Bounds {
        self.members[usize::from(forum.0)].at(on, self.lines_to_count())
    }

    /// What definitions and acts refer to.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The acts on an instrument.
    pub fn acts_on(&self, ix: InstrumentIx) -> &Acts {
        self.acts.on(ix)
    }

    /// Every act.
    pub fn acts(&self) -> &AllActs {
        &self.acts
    }

    /// Whether an instrument binds anybody without an act of their own.
    pub(crate) fn binds_without_act(&self, ix: InstrumentIx) -> bool {
        !self.plans[usize::from(ix.0)].binds.is_empty()
    }

    /// How everybody stands towards an instrument.
    pub fn standing(&self, ix: InstrumentIx) -> &Standing {
        &self.standings[usize::from(ix.0)]
    }

    /// Instruments in an order in which each comes after those it looks at.
    pub fn order(&self) -> &[InstrumentIx] {
        &self.order
    }

    /// How far each requirement for an instrument's entry into force is met on a day.
    pub fn tallies(&self, ix: InstrumentIx, day: Day) -> Vec<Tally> {
        self.view(ix).tallies(self.standing(ix), day)
    }

    /// Every consent to an instrument, with the day from which it binds.
    pub fn consents(&self, ix: InstrumentIx) -> Vec<Consent> {
        let chains = self.acts_on(ix).chains();
        chains.flat_map(|(origin, acts)| self.story(ix, Chain::new(origin, acts))).collect()
    }

    /// The consents to an instrument of one chain of States, by the first of them: no other's acts are looked at.
    pub fn consents_of(&self, ix: InstrumentIx, origin: ActorIx) -> Vec<Consent> {
        self.story(ix, Chain::new(origin, self.acts_on(ix).of(origin)))
    }

    fn story(&self, ix: InstrumentIx, chain: Chain<'_>) -> Vec<Consent> {
        self.view(ix).story(self.standing(ix), chain)
    }

    /// When a consent to an instrument, given by a chain of States on a day, ended with its consent to another instrument.
    pub(crate) fn ended_elsewhere(&self, ix: InstrumentIx, origin: ActorIx, given: When) -> Option<When> {
        self.view(ix).ended_elsewhere(origin, given)
    }

    /// When a chain of States leaves an instrument by which it is bound without an act.
    pub(crate) fn left_without_act(&self, ix: InstrumentIx, origin: ActorIx) -> Option<When> {
        let entry = self.standing(ix).entry.as_ref().filter(|_| self.binds_without_act(ix))?;
        let chain = Chain::new(origin, self.acts_on(ix).of(origin));
        self.view(ix).notices(&chain, entry).into_iter().reduce(When::earlier)
    }

    /// When a notice of denunciation takes effect on what binds without an act, if it does.
    pub(crate) fn leaves_without_act(&self, ix: InstrumentIx, notice: &Act) -> Option<When> {
        let entry = self.standing(ix).entry.as_ref().filter(|_| self.binds_without_act(ix))?;
        self.view(ix).notice(notice, entry)
    }

    /// When a notice of denunciation ends a consent to an instrument.
    pub(crate) fn ended_by(&self, ix: InstrumentIx, consent: &Consent, notice: &Act) -> When {
        self.view(ix).ended_by(consent, notice, self.standing(ix).entry.as_ref())
    }

    /// Who is in a set on a day, and how much of that is known.
    ///
    /// # Errors
    /// Names that are unknown.
    pub fn who(&self, set: &SetExpr, source: &SourceText, on: Day) -> Result<Extent, Vec<Diagnostic>> {
        let scope = Scope { register: &self.register, docket: &self.docket, of: None };
        Set::resolve(set, scope, source).map(|set| self.extent(&set, on))
    }

    /// A set expression with every name looked up, to be asked about on many days.
    ///
    /// # Errors
    /// Names that are unknown.
    pub fn set(&self, set: &SetExpr, source: &SourceText) -> Result<Set, Vec<Diagnostic>> {
        Set::resolve(set, Scope { register: &self.register, docket: &self.docket, of: None }, source)
    }

    /// Every day on which a set may change, in no order.
    pub fn set_days(&self, set: &Set) -> Vec<Day> {
        let mut days = vec![];
        set.change_days(self.lines().reading(Beyond::Unstated), &mut days);
        self.total_days(set, &mut days);
        days
    }

    /// The regime with one more row of an attribute; as it is, where there is no such attribute.
    pub fn with_reading(&self, attribute: &str, row: AttributeRow) -> Regime {
        let mut other = self.clone();
        let register: &mut Inventory = &mut other.register;
        if let Some(attribute) = register.attributes.get_mut(attribute) {
            let mut rows = std::mem::take(&mut attribute.rows);
            let origin = |row: &AttributeRow| (register.actors.origin(row.actor), row.from);
            // A reading of a day takes the place of another of that day.
            rows.retain(|other| origin(other) != origin(&row));
            rows.push(row);
            *attribute = Attribute::new(rows, attribute.definition.take(), &register.actors);
        }
        other.look_up_again();
        other
    }

    /// The regime with attributes that are defined otherwise.
    pub fn with_attributes(&self, change: impl Fn(&mut AttributeDefinition)) -> Regime {
        let mut other = self.clone();
        let register: &mut Inventory = &mut other.register;
        for attribute in register.attributes.values_mut() {
            let Some(mut definition) = attribute.definition.take() else { continue };
            change(&mut definition);
            *attribute =
                Attribute::new(std::mem::take(&mut attribute.rows), Some(definition), &register.actors);
        }
        other.look_up_again();
        other
    }

    /// Who counts as being in a set on a day where the law asks.
    ///
    /// # Errors
    /// Names that are unknown.
    pub fn counted_in(&self, set: &SetExpr, source: &SourceText, on: Day) -> Result<Bounds, Vec<Diagnostic>> {
        let scope = Scope { register: &self.register, docket: &self.docket, of: None };
        Set::resolve(set, scope, source).map(|set| set.at(on, self.lines_to_count()))
    }

    /// Whether something may have happened to an instrument by a day that is not in the record, though that says through
    /// which day it is complete.
    pub fn is_open(&self, ix: InstrumentIx, on: Day) -> bool {
        self.lines().is_open(ix, on)
    }

    /// Reads a set expression and says who is in it on a day.
    ///
    /// # Errors
    /// What cannot be read, and names that are unknown.
    pub fn ask(&self, question: &str, on: Day) -> Result<Extent, Vec<Diagnostic>> {
        let source = SourceText::new("set", question);
        let set = language::parse_set(&source).map_err(|e| vec![e])?;
        self.who(&set, &source, on)
    }

    /// Who may become party to an instrument on a day; everybody, if its definition does not say.
    pub fn eligible(&self, ix: InstrumentIx, on: Day) -> Option<Bounds> {
        let open_to = self.plans[usize::from(ix.0)].open_to.as_ref()?;
        Some(open_to.at(on, self.lines()))
    }
}

/// Sorts instruments so that each comes after those it looks at.
fn order(register: &Register) -> Result<Vec<InstrumentIx>, Box<Diagnostic>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    // Depth first, with an explicit stack: (instrument, its references, the next to follow).
    let n = register.instruments.len();
    let mut marks = vec![Mark::New; n];
    let mut order = vec![];
    for root in 0..n {
        let mut stack = vec![];
        let mut enter = Some(root);
        loop {
            if let Some(at) = enter.take()
                && marks[at] == Mark::New
            {
                marks[at] = Mark::Open;
                stack.push((at, references(&register.instruments[at], register).into_iter()));
            }
            let Some((at, names)) = stack.last_mut() else { break };
            let at = *at;
            let Some(name) = names.next() else {
                marks[at] = Mark::Done;
                order.extend(u16::try_from(at).map(InstrumentIx));
                stack.pop();
                continue;
            };
            let Some(next) = register.instrument(&name.text) else { continue };
            let next = usize::from(next.0);
            if marks[next] == Mark::Open {
                let begin = stack.iter().position(|(i, _)| *i == next).unwrap_or(0);
                let mut path: Vec<&str> =
                    stack[begin..].iter().map(|(i, _)| register.instruments[*i].id.as_str()).collect();
                path.push(&register.instruments[next].id);
                let source = &register.instruments[at].source;
                let message = format!("instruments depend on each other in a circle: {}", path.join(" -> "));
                return Err(Box::new(Diagnostic::error("cycle", source, name.span, message).help(
                    "an instrument's condition may look only at instruments that do not look back at it",
                )));
            }
            enter = Some(next);
        }
    }
    Ok(order)
}
