//! Set expressions with every name looked up, evaluated on a day.

use std::sync::Arc;

use super::Standing;
use crate::{
    ActorSet, Bounds, BoundsTimeline, Day, Diagnostic, Docket, InstrumentIx,
    diagnostic::SourceText,
    language::ast::{Kind, Name, SetExpr},
    name::nearest,
    register::{Forum, Membership, Register},
};

/// Where the names in an expression are looked up.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// What is defined.
    pub register: &'a Register,
    /// What was made by acts: sessions.
    pub docket: &'a Docket,
}

/// Which of an instrument's sets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    Bound,
    Contracting,
    Signed,
}

/// A set of actors that can be evaluated on any day.
#[derive(Clone, Debug)]
pub enum Set {
    /// Always the same.
    Fixed(ActorSet),
    /// Given by the register.
    Line(Arc<BoundsTimeline>),
    /// Computed for an instrument.
    Of(InstrumentIx, Which),
    /// Both.
    And(Box<Set>, Box<Set>),
    /// Either.
    Or(Box<Set>, Box<Set>),
    /// The first without the second.
    ButNot(Box<Set>, Box<Set>),
}

/// How deeply lists and forums may refer to each other.
const DEEPEST: usize = 16;

impl Set {
    /// Looks up every name in an expression.
    ///
    /// # Errors
    /// Each name that is unknown, with the nearest known one.
    pub fn resolve(expr: &SetExpr, scope: Scope<'_>, source: &SourceText) -> Result<Set, Vec<Diagnostic>> {
        let mut found = vec![];
        let set = resolve(expr, scope, source, &mut found, 0);
        if found.is_empty() { Ok(set) } else { Err(found) }
    }

    /// The members of a forum.
    ///
    /// # Errors
    /// Each name in its definition that is unknown.
    pub fn members(forum: &Forum, scope: Scope<'_>) -> Result<Set, Vec<Diagnostic>> {
        let mut found = vec![];
        let set = members(forum, scope, &mut found, 0);
        if found.is_empty() { Ok(set) } else { Err(found) }
    }

    /// The set on a day.
    pub fn at(&self, day: Day, standings: &[Arc<Standing>]) -> Bounds {
        match self {
            Set::Fixed(set) => Bounds::certain(*set),
            Set::Line(line) => line.at(day),
            Set::Of(ix, which) => line_of(standings, *ix, *which).at(day),
            Set::And(a, b) => a.at(day, standings).and(b.at(day, standings)),
            Set::Or(a, b) => a.at(day, standings).or(b.at(day, standings)),
            Set::ButNot(a, b) => a.at(day, standings).but_not(b.at(day, standings)),
        }
    }

    /// Adds every day on which it may change.
    pub fn change_days(&self, standings: &[Arc<Standing>], days: &mut Vec<Day>) {
        match self {
            Set::Fixed(_) => {}
            Set::Line(line) => days.extend(line.days()),
            Set::Of(ix, which) => days.extend(line_of(standings, *ix, *which).days()),
            Set::And(a, b) | Set::Or(a, b) | Set::ButNot(a, b) => {
                a.change_days(standings, days);
                b.change_days(standings, days);
            }
        }
    }
}

fn line_of(standings: &[Arc<Standing>], ix: InstrumentIx, which: Which) -> &BoundsTimeline {
    let standing = &standings[usize::from(ix.0)];
    match which {
        Which::Bound => &standing.bound,
        Which::Contracting => &standing.contracting,
        Which::Signed => &standing.signed,
    }
}

/// Adds every instrument that an expression refers to.
pub fn instruments(expr: &SetExpr, register: &Register, depth: usize, names: &mut Vec<Name>) {
    match expr {
        SetExpr::PartiesTo(_, id)
        | SetExpr::ContractingPartiesTo(id)
        | SetExpr::SignatoriesTo(id)
        | SetExpr::SubscribersTo(id) => names.push(id.clone()),
        SetExpr::And(a, b) | SetExpr::Or(a, b) | SetExpr::ButNot(a, b) => {
            instruments(a, register, depth, names);
            instruments(b, register, depth, names);
        }
        SetExpr::List(id) if depth < DEEPEST => {
            if let Some(list) = register.lists.iter().find(|l| l.id == id.text) {
                instruments(&list.members, register, depth + 1, names);
            }
        }
        SetExpr::MembersOf(id) if depth < DEEPEST => {
            let forum = register.forum(&id.text).map(|ix| register.forum_definition(ix));
            if let Some(Membership::Of(set)) = forum.map(|f| &f.members) {
                instruments(set, register, depth + 1, names);
            }
        }
        _ => {}
    }
}

fn unknown(what: &str, name: &Name, near: Option<&str>, source: &SourceText) -> Diagnostic {
    let code = match what {
        "actor" => "unknown-actor",
        "instrument" => "unknown-instrument",
        "attribute" => "unknown-attribute",
        "session" => "unknown-session",
        _ => "unknown-list",
    };
    Diagnostic::error(code, source, name.span.clone(), format!("there is no {what} '{}'", name.text))
        .help_if(near.map(|n| format!("did you mean '{n}'?")))
}

fn circle(what: &str, name: &Name, source: &SourceText) -> Diagnostic {
    let message = format!("{what} refer to each other in a circle");
    Diagnostic::error("cycle", source, name.span.clone(), message)
}

fn members(forum: &Forum, scope: Scope<'_>, found: &mut Vec<Diagnostic>, depth: usize) -> Set {
    match &forum.members {
        Membership::Of(set) => resolve(set, scope, &forum.source, found, depth),
        Membership::ByInvitation => Set::Line(Arc::new(scope.docket.invited(&forum.id))),
    }
}

fn resolve(
    expr: &SetExpr,
    scope: Scope<'_>,
    source: &SourceText,
    found: &mut Vec<Diagnostic>,
    depth: usize,
) -> Set {
    let Scope { register, docket } = scope;
    let line = |line: BoundsTimeline| Set::Line(Arc::new(line));
    let states = || line(BoundsTimeline::certain(register.states.clone()));
    let mut of = |id: &Name, which: Which| match register.instrument(&id.text) {
        Some(ix) => Set::Of(ix, which),
        None => {
            found.push(unknown("instrument", id, register.nearest_instrument(&id.text), source));
            Set::Fixed(ActorSet::EMPTY)
        }
    };
    let only_states = |kind: Kind, set: Set| match kind {
        Kind::Actors => set,
        Kind::States => Set::And(Box::new(states()), Box::new(set)),
    };
    match expr {
        SetExpr::States => states(),
        SetExpr::Organisations => line(BoundsTimeline::certain(register.organisations.clone())),
        SetExpr::Actors => {
            line(BoundsTimeline::certain(register.states.zip(&register.organisations, |a, b| a | b)))
        }
        SetExpr::PartiesTo(kind, id) => only_states(*kind, of(id, Which::Bound)),
        SetExpr::ContractingPartiesTo(id) => of(id, Which::Contracting),
        SetExpr::SignatoriesTo(id) => of(id, Which::Signed),
        SetExpr::SubscribersTo(id) => of(id, Which::Bound),
        SetExpr::With(kind, name) => match register.attributes.get(&name.text) {
            Some(attribute) => only_states(*kind, line(attribute.holders.clone())),
            None => {
                let near = nearest(&name.text, register.attributes.keys().map(String::as_str));
                found.push(unknown("attribute", name, near, source));
                Set::Fixed(ActorSet::EMPTY)
            }
        },
        SetExpr::MembersOf(name) => {
            if let Some(ix) = register.forum(&name.text) {
                if depth < DEEPEST {
                    return members(register.forum_definition(ix), scope, found, depth + 1);
                }
                found.push(circle("forums", name, source));
                return Set::Fixed(ActorSet::EMPTY);
            }
            if let Some(attribute) = register.attributes.get(&Register::membership(&name.text)) {
                return line(attribute.holders.clone());
            }
            let prefix = Register::membership("");
            let organisations = register.attributes.keys().filter_map(|k| k.strip_prefix(&prefix));
            let known = organisations.chain(register.forums.iter().map(|f| f.id.as_str()));
            let message = format!("the record has no members of '{}'", name.text);
            found.push(
                Diagnostic::error("unknown-organisation", source, name.span.clone(), message)
                    .help_if(nearest(&name.text, known).map(|n| format!("did you mean '{n}'?"))),
            );
            Set::Fixed(ActorSet::EMPTY)
        }
        SetExpr::ParticipantsIn(name, level) => {
            if !docket.names(&name.text) && register.forum(&name.text).is_none() {
                let known = docket.ids().filter(|id| docket.session(id).is_some());
                let near = nearest(&name.text, known.chain(register.forums.iter().map(|f| f.id.as_str())));
                found.push(unknown("session", name, near, source));
            }
            line(docket.participants(&name.text, *level))
        }
        SetExpr::List(name) => match register.lists.iter().find(|l| l.id == name.text) {
            Some(list) if depth < DEEPEST => resolve(&list.members, scope, &list.source, found, depth + 1),
            Some(_) => {
                found.push(circle("lists", name, source));
                Set::Fixed(ActorSet::EMPTY)
            }
            None => {
                let near = nearest(&name.text, register.lists.iter().map(|l| l.id.as_str()));
                found.push(unknown("list", name, near, source));
                Set::Fixed(ActorSet::EMPTY)
            }
        },
        SetExpr::These(names) => {
            let mut set = ActorSet::EMPTY;
            for name in names {
                match register.actors.find(&name.text) {
                    Some(ix) => set.insert(ix),
                    None => {
                        let near = register.actors.nearest(&name.text).map(|a| a.id.as_str());
                        found.push(unknown("actor", name, near, source));
                    }
                }
            }
            Set::Fixed(set)
        }
        SetExpr::And(a, b) | SetExpr::Or(a, b) | SetExpr::ButNot(a, b) => {
            let left = Box::new(resolve(a, scope, source, found, depth));
            let right = Box::new(resolve(b, scope, source, found, depth));
            match expr {
                SetExpr::And(..) => Set::And(left, right),
                SetExpr::Or(..) => Set::Or(left, right),
                _ => Set::ButNot(left, right),
            }
        }
    }
}
