//! Set expressions looked up: the lists, forums, sessions, attributes and States that they name, and what they refer to.

use std::sync::Arc;

use super::{
    quantity::Stock,
    set::{Scope, Set, Then, Which},
};
use crate::{
    ActorSet, BoundsTimeline, Diagnostic, Docket, Timeline,
    diagnostic::SourceText,
    docket::Session,
    language::ast::{Anchor, Kind, Name, SetExpr, Step},
    name::nearest,
    proceeding::{Counted, Level, What},
    register::{Forum, Known, Membership, Register},
};

/// How deeply lists and forums may refer to each other.
const DEEPEST: usize = 16;

/// Adds every instrument that a condition's set refers to, but not `own` where it asks for its signers: who has signed depends
/// on nothing else.
pub fn instruments_before(set: &SetExpr, own: &str, register: &Register, names: &mut Vec<Name>) {
    let signers = |set: &SetExpr| match set {
        SetExpr::SignersOf(id) => Some(id.clone()),
        _ => None,
    };
    instruments_but(set, own, signers, register, names);
}

/// The same of those whom a clause binds, but not `own` where it asks who they were at its entry into force: that does not hang
/// on whom it binds.
pub fn instruments_bound(set: &SetExpr, own: &str, register: &Register, names: &mut Vec<Name>) {
    let entry = |set: &SetExpr| match set {
        SetExpr::AsOn(_, Anchor::EntryIntoForceOf(id)) => Some(id.clone()),
        _ => None,
    };
    instruments_but(set, own, entry, register, names);
}

/// Adds every instrument that a set refers to, but not `own` where it stands in a place that is picked.
fn instruments_but(
    set: &SetExpr,
    own: &str,
    pick: impl Fn(&SetExpr) -> Option<Name>,
    register: &Register,
    names: &mut Vec<Name>,
) {
    let begin = names.len();
    instruments(set, register, 0, names);
    let found = names.split_off(begin);
    let mut picked = vec![];
    let mut parts = vec![set];
    while let Some(part) = parts.pop() {
        picked.extend(pick(part));
        match part {
            SetExpr::AsOn(set, _) => parts.push(set),
            SetExpr::And(a, b) | SetExpr::Or(a, b) | SetExpr::ButNot(a, b) => parts.extend([&**a, &**b]),
            _ => {}
        }
    }
    let is_picked = |name: &Name| name.text == own && picked.iter().any(|other| other.span == name.span);
    names.extend(found.into_iter().filter(|name| !is_picked(name)));
}

/// Adds every instrument that an expression refers to.
pub fn instruments(expr: &SetExpr, register: &Register, depth: usize, names: &mut Vec<Name>) {
    match expr {
        SetExpr::PartiesTo(_, id)
        | SetExpr::ContractingPartiesTo(id)
        | SetExpr::SignatoriesTo(id)
        | SetExpr::SignersOf(id)
        | SetExpr::SubscribersTo(id) => names.push(id.clone()),
        SetExpr::DepositorsTo(id, among) => {
            names.push(id.clone());
            among.iter().for_each(|set| instruments(set, register, depth, names));
        }
        SetExpr::AsOn(set, anchor) => {
            instruments(set, register, depth, names);
            if let Anchor::EntryIntoForceOf(id) = anchor {
                names.push(id.clone());
            }
        }
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

pub(super) fn members(forum: &Forum, scope: Scope<'_>, found: &mut Vec<Diagnostic>, depth: usize) -> Set {
    match &forum.members {
        Membership::Of(set) => resolve(set, scope, &forum.source, found, depth),
        Membership::ByInvitation => {
            let sessions = scope.docket.sessions(&forum.id);
            let known = all_named(forum, &sessions, scope.docket);
            Set::Forum(known, Arc::new(scope.docket.invited(&forum.id)), None)
        }
    }
}

pub(super) fn resolve(
    expr: &SetExpr,
    scope: Scope<'_>,
    source: &SourceText,
    found: &mut Vec<Diagnostic>,
    depth: usize,
) -> Set {
    let Scope { register, docket, of: own } = scope;
    let line = |line: BoundsTimeline| Set::Line(Arc::new(line));
    let states = || line(BoundsTimeline::certain(register.states.clone()));
    let mut of = |id: &Name, which: Which| match register.instrument(&id.text) {
        Some(ix) => Set::Of(ix, which),
        None => {
            found.push(unknown("instrument", id, register.nearest_instrument(&id.text), source));
            Set::Empty
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
        SetExpr::DepositorsTo(id, among) => {
            let who = of(id, Which::Deposited);
            match among {
                None => who,
                Some(set) => Set::Among(Box::new(who), Box::new(resolve(set, scope, source, found, depth))),
            }
        }
        SetExpr::SignatoriesTo(id) => of(id, Which::Signed),
        SetExpr::SignersOf(id) => of(id, Which::Signers),
        SetExpr::SubscribersTo(id) => of(id, Which::Bound),
        SetExpr::With(kind, name) => match register.attributes.get(&name.text) {
            Some(attribute) => only_states(*kind, line(attribute.holders.clone())),
            None => {
                let near = nearest(&name.text, register.attributes.keys().map(String::as_str));
                found.push(unknown("attribute", name, near, source));
                Set::Empty
            }
        },
        SetExpr::MembersOf(name) => {
            if let Some(ix) = register.forum(&name.text) {
                if depth < DEEPEST {
                    return members(register.forum_definition(ix), scope, found, depth + 1);
                }
                found.push(circle("forums", name, source));
                return Set::Empty;
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
            Set::Empty
        }
        SetExpr::ParticipantsIn(name, level) => {
            if !docket.names(&name.text) && register.forum(&name.text).is_none() {
                let known = docket.ids().filter(|id| docket.session(id).is_some());
                let near = nearest(&name.text, known.chain(register.forums.iter().map(|f| f.id.as_str())));
                found.push(unknown("session", name, near, source));
            }
            participants(&name.text, *level, scope)
        }
        SetExpr::List(name) => match register.lists.iter().find(|l| l.id == name.text) {
            Some(list) if depth < DEEPEST => resolve(&list.members, scope, &list.source, found, depth + 1),
            Some(_) => {
                found.push(circle("lists", name, source));
                Set::Empty
            }
            None => {
                let near = nearest(&name.text, register.lists.iter().map(|l| l.id.as_str()));
                found.push(unknown("list", name, near, source));
                Set::Empty
            }
        },
        SetExpr::Holding(kind, threshold) => match Stock::resolve(&threshold.of, register, source) {
            Ok(stock) => match stock.holders(threshold, &register.actors) {
                Ok(holders) => only_states(*kind, line(holders)),
                Err(why) => {
                    let span = threshold.amount.unit.as_ref().map_or(0..0, |unit| unit.span.clone());
                    found.push(Diagnostic::error("unit", source, span, why));
                    Set::Empty
                }
            },
            Err(wrong) => {
                found.extend(wrong);
                Set::Empty
            }
        },
        SetExpr::ReportedUnder(id, within) => {
            acted_under(id, *within, scope, source, found, |what| matches!(what, What::Report))
        }
        SetExpr::RequestedUnder(id) => {
            acted_under(id, None, scope, source, found, |what| matches!(what, What::AssistanceRequest))
        }
        // Nobody publishes all missions.
        SetExpr::HostsOf(service, within) => {
            Set::Forum(Known::Unsaid, Arc::new(docket.hosts(service, *within)), None)
        }
        SetExpr::These(names) => {
            // A State named means those that continue one another.
            let origins = named(names, register, source, found);
            let tenures = origins.iter().flat_map(|origin| register.actors.tenures(origin));
            line(BoundsTimeline::certain(Timeline::from_spans(tenures)))
        }
        SetExpr::AsOn(set, anchor) => {
            let set = Box::new(resolve(set, scope, source, found, depth));
            let day = match anchor {
                Anchor::On(day) => Some(*day),
                Anchor::Opening => own.and_then(|i| i.opened),
                Anchor::Adoption => own.and_then(|i| i.adopted),
                Anchor::EntryIntoForceOf(id) => match register.instrument(&id.text) {
                    Some(ix) => return Set::AsOn(set, Then::EntryOf(ix)),
                    None => {
                        found.push(unknown("instrument", id, register.nearest_instrument(&id.text), source));
                        return Set::Empty;
                    }
                },
            };
            let Some(day) = day else {
                let (message, help) = match own {
                    Some(_) => (
                        "this counts from a day that the instrument does not give",
                        format!(
                            "add the line '{} DATE'",
                            if *anchor == Anchor::Opening { "opened" } else { "adopted" }
                        ),
                    ),
                    None => (
                        "here is no instrument with such a day",
                        "write a date, as in 'as on 2001-02-27'".into(),
                    ),
                };
                let span = own.map_or(0..0, |i| i.span.clone());
                found.push(Diagnostic::error("incomplete", source, span, message).help(help));
                return Set::Empty;
            };
            Set::AsOn(set, Then::On(day))
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

/// Those that did something to commitments under an instrument, by its own horizon.
fn acted_under(
    id: &Name,
    within: Option<Step>,
    scope: Scope<'_>,
    source: &SourceText,
    found: &mut Vec<Diagnostic>,
    did: impl Fn(&What) -> bool,
) -> Set {
    let Scope { register, docket, .. } = scope;
    let Some(ix) = register.instrument(&id.text) else {
        found.push(unknown("instrument", id, register.nearest_instrument(&id.text), source));
        return Set::Empty;
    };
    let known = Known::of(register.definition(ix).complete);
    Set::Forum(known, Arc::new(docket.acted_under(&id.text, within, did)), None)
}

/// How much is known of who came to sessions: only where as many were counted as are named are all of them named, or where
/// nothing can be missing.
fn all_named(forum: &Forum, sessions: &[Session<'_>], docket: &Docket) -> Known {
    let always = Known::of(forum.complete) == Known::Always;
    let named = sessions.iter().all(|session| {
        let counted = docket.counted(session.id(), Counted::Participants);
        counted.map_or(always, |n| docket.named(session.id()) >= n)
    });
    if named { forum.known() } else { Known::Unsaid }
}

/// Who took part in a session, or in those of a forum: all of them are named only where as many were counted.
fn participants(id: &str, level: Option<Level>, scope: Scope<'_>) -> Set {
    let Scope { register, docket, .. } = scope;
    let counted = docket.counted(id, Counted::Participants).filter(|_| level.is_none());
    let session = docket.session(id);
    let forum = session.as_ref().map_or(id, |session| session.convening.target.as_str());
    let forum = register.forum(forum).map(|ix| register.forum_definition(ix));
    let sessions = docket.sessions(id);
    let sessions = match &session {
        Some(session) => vec![*session],
        None => sessions,
    };
    let known = match forum {
        Some(forum) if level.is_none() => all_named(forum, &sessions, docket),
        _ => Known::Unsaid,
    };
    Set::Forum(known, Arc::new(docket.participants(id, level)), counted)
}

/// The chains of States that names mean.
pub fn named(
    names: &[Name],
    register: &Register,
    source: &SourceText,
    found: &mut Vec<Diagnostic>,
) -> ActorSet {
    let mut set = ActorSet::EMPTY;
    for name in names {
        match register.actors.find(&name.text) {
            Some(ix) => set.insert(register.actors.origin(ix)),
            None => {
                let near = register.actors.nearest(&name.text).map(|a| a.id.as_str());
                found.push(unknown("actor", name, near, source));
            }
        }
    }
    set
}
