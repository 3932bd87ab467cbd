//! What is wrong with definitions beyond their syntax: names, contradictions, clauses that can never be met.

mod measure;
mod pathway;
mod unknown;

use pathway::pathways;
use unknown::{unknown_actor, unknown_forum, unknown_instrument};

use super::{
    existence,
    summed::{requirements, summed},
};
use crate::{
    Diagnostic, Regime, Register,
    language::ast::{
        Anchor, Cadence, Condition, Deadline, Deemed, Force, ForumRule, Leaving, Moment, Name, Provisional,
        Requirement, Rule, SetExpr, Way, Weight,
    },
    register::{Forum, Instrument},
};

/// Checks definitions beyond their names: clauses that can never be met, lines that contradict each other.
pub fn definitions(regime: &Regime) -> Vec<Diagnostic> {
    let mut found = vec![];
    let register = regime.register();
    register.instruments.iter().for_each(|i| instrument(regime, i, &mut found));
    register.forums.iter().for_each(|f| forum(register, f, &mut found));
    pathways(regime, &mut found);
    register.attribute_definitions.iter().for_each(|a| measure::attribute(regime, a, &mut found));
    register.measures.iter().for_each(|m| measure::measure(regime, m, &mut found));
    found.extend(
        register.areas.iter().filter_map(|a| measure::unknown_origin(regime, a.from.as_ref(), &a.source)),
    );
    found
}

/// A forum's names, and dates that contradict each other.
fn forum(register: &Register, forum: &Forum, found: &mut Vec<Diagnostic>) {
    let at = &forum.source;
    found.extend(forum.under.iter().filter_map(|id| unknown_instrument(register, at, id)));
    found.extend(forum.convened_by.iter().filter_map(|name| unknown_actor(register, at, name)));
    found.extend(forum.prepares.iter().filter_map(|id| unknown_forum(register, at, id)));
    if let (Some(from), Some(to)) = (forum.established, forum.ended)
        && to < from
    {
        let message = format!("it ended on {to}, before it was established on {from}");
        found.push(Diagnostic::error("bad-date", at, forum.span.clone(), message));
    }
    for (clause, span) in &forum.rules {
        let (ForumRule::Meets(Cadence::After(_, anchor)) | ForumRule::MeetsAgain(Cadence::After(_, anchor))) =
            &clause.rule
        else {
            continue;
        };
        match anchor {
            Anchor::EntryIntoForceOf(id) => found.extend(unknown_instrument(register, at, id)),
            Anchor::Opening | Anchor::Adoption if forum.under.is_none() => {
                let message = "this counts from a day of an instrument, and the forum is under none";
                found.push(
                    Diagnostic::error("incomplete", at, span.clone(), message)
                        .help("add the line 'under ID', or write 'entry into force of ID'"),
                );
            }
            _ => {}
        }
        if matches!(clause.rule, ForumRule::MeetsAgain(_)) {
            let message = "this names one day, and sessions come again and again";
            found.push(Diagnostic::error("never", at, span.clone(), message).help(
                "write 'meets again every 5 years', or 'meets again when a majority of members request it'",
            ));
        }
    }
}

fn instrument(regime: &Regime, definition: &Instrument, found: &mut Vec<Diagnostic>) {
    let register = regime.register();
    let at = &definition.source;
    if let Some(id) = definition.made_at.as_ref().filter(|id| !regime.docket().names(&id.text)) {
        let near =
            crate::name::nearest(&id.text, regime.docket().ids()).map(|n| format!("did you mean '{n}'?"));
        let message = format!("there is no session '{}'", id.text);
        found.push(
            Diagnostic::error("unknown-session", at, id.span.clone(), message).help_if(
                near.or(Some("a session comes with an act 'convening' in the table of acts".into())),
            ),
        );
    }
    let others = definition.amends.iter().chain(&definition.supplements);
    found.extend(others.filter_map(|id| unknown_instrument(register, at, id)));
    found.extend(definition.depositary.iter().filter_map(|name| unknown_actor(register, at, name)));
    if let (Some(adopted), Some(opened)) = (definition.adopted, definition.opened)
        && opened < adopted
    {
        let message = format!("it was opened on {opened}, before it was adopted on {adopted}");
        found.push(Diagnostic::error("bad-date", at, definition.span.clone(), message));
    }
    let begins = definition.adopted.or(definition.opened);
    if let (Some(begins), Some(closed)) = (definition.opened.or(definition.adopted), definition.closed)
        && closed < begins
    {
        let message = format!("it was closed for signature on {closed}, before {begins}, when it was made");
        found.push(Diagnostic::error("bad-date", at, definition.span.clone(), message));
    }
    for element in &definition.elements {
        if let (Some(begins), Some(Deadline::By(day))) = (begins, &element.terms.due)
            && *day < begins
        {
            let message = format!("'{}' is due on {day}, before {begins}, when it was made", element.id);
            found.push(Diagnostic::error("bad-date", at, definition.span.clone(), message));
        }
        if let Some(id) = &element.terms.when
            && regime.register().instrument(&id.text).is_none()
        {
            let near = regime.register().nearest_instrument(&id.text);
            let message = format!("there is no instrument '{}'", id.text);
            found.push(
                Diagnostic::error("unknown-instrument", at, id.span.clone(), message)
                    .help_if(near.map(|near| format!("did you mean '{near}'?"))),
            );
        }
    }
    measure::areas(register, definition, found);
    found.extend(summed(regime, definition));
    for (clause, span) in &definition.clauses {
        let incomplete = |message: &str, help: &str| {
            Diagnostic::error("incomplete", at, span.clone(), message).help(help.to_owned())
        };
        if matches!(clause.rule, Rule::Denunciation(Leaving::AtEndOfPeriod(_)))
            && !definition.clauses.iter().any(|(c, _)| matches!(c.rule, Rule::Lasts(..)))
        {
            let message = "this speaks of the end of a period, and the instrument has none";
            found.push(incomplete(message, "add a line such as 'lasts 10 years, then 5 years at a time'"));
        }
        if let Rule::DenouncedWith(id) = &clause.rule {
            found.extend(unknown_instrument(register, at, id));
        }
        found.extend(names_of_the_day(register, definition, &clause.rule));
        for moment in moments(&clause.rule) {
            match moment.anchor {
                Anchor::Opening if definition.opened.is_none() => {
                    let message = "this clause counts from the opening for signature, which is not given";
                    found.push(incomplete(message, "add the line 'opened DATE'"));
                }
                Anchor::Adoption if definition.adopted.is_none() => {
                    let message = "this clause counts from the adoption, which is not given";
                    found.push(incomplete(message, "add the line 'adopted DATE'"));
                }
                _ => {}
            }
        }
        let Rule::EntersIntoForce(entry) = &clause.rule else { continue };
        for requirement in entry.ways.iter().filter_map(|way| way.timing.condition()).flat_map(requirements) {
            if let Some(why) = never(requirement, register.actors.len()) {
                let message = format!("this clause can never be met: {why}");
                found.push(
                    Diagnostic::error("never", at, span.clone(), message)
                        .help("check the number against the article"),
                );
            }
        }
    }
    if definition.clauses.is_empty() && definition.force == Force::Binding {
        found.push(
            Diagnostic::error(
                "incomplete",
                at,
                definition.span.clone(),
                format!("'{}' has no clause on entry into force", definition.id),
            )
            .warning(),
        );
    }
}

/// The days that a rule counts from.
fn moments(rule: &Rule) -> Vec<Moment> {
    match rule {
        Rule::EntersIntoForce(entry) => {
            let of = |way: &Way| {
                let condition = match way.timing.condition() {
                    Some(Condition::Reached(anchor)) => Some(anchor.clone().moment()),
                    Some(Condition::NoObjection(Deemed::AtEndOf(end), _)) => Some(end.clone()),
                    _ => None,
                };
                way.floor.clone().into_iter().chain(condition)
            };
            entry.ways.iter().flat_map(of).collect()
        }
        Rule::ProvisionalApplication(Provisional::ByDefault { from, until, .. }) => {
            [Some(from), until.as_ref()].into_iter().flatten().cloned().collect()
        }
        _ => vec![],
    }
}

/// Remarks on States that a rule names and that were not there under that name when the text was made.
fn names_of_the_day(register: &Register, definition: &Instrument, rule: &Rule) -> Vec<Diagnostic> {
    let Some(day) = definition.adopted.or(definition.opened) else { return vec![] };
    let mut names = vec![];
    match rule {
        Rule::EntersIntoForce(entry) => {
            for condition in entry.ways.iter().filter_map(|way| way.timing.condition()) {
                let (Condition::Deposits(all) | Condition::NoObjection(_, all)) = condition else { continue };
                all.iter().filter_map(Requirement::set).for_each(|set| named(set, &mut names));
            }
        }
        Rule::Binds(set, _) => named(set, &mut names),
        _ => {}
    }
    let finding = |name: &&Name| {
        let ix = register.actors.find(&name.text)?;
        let finding = existence::finding(&register.actors, ix, day.into(), 0)?;
        let other = register.actors.standing_for(register.actors.origin(ix), day);
        let message = format!("'{}' was not there when this was made, on {day}", name.text);
        let help = (other != ix).then(|| format!("it stands for '{}' here", register.actors[other].id));
        let at = &definition.source;
        Some(Diagnostic::error(finding.code, at, name.span.clone(), message).help_if(help).warning())
    };
    names.iter().filter_map(finding).collect()
}

fn named<'a>(set: &'a SetExpr, names: &mut Vec<&'a Name>) {
    match set {
        SetExpr::These(these) => names.extend(these),
        SetExpr::AsOn(set, _) => named(set, names),
        SetExpr::And(a, b) | SetExpr::Or(a, b) | SetExpr::ButNot(a, b) => {
            named(a, names);
            named(b, names);
        }
        _ => {}
    }
}

/// Why a requirement can never be met, if it cannot.
fn never(requirement: &Requirement, actors: usize) -> Option<String> {
    let too_many = |n: u32, set: &SetExpr| match set {
        SetExpr::These(names) if n as usize > names.len() => {
            Some(format!("{n} are asked for, and the set has {}", names.len()))
        }
        _ => None,
    };
    match requirement {
        Requirement::Number(n, _) | Requirement::OfWhich(n, _) if *n as usize > actors => {
            Some(format!("{n} are asked for, and there are {actors} actors"))
        }
        Requirement::Number(0, _) | Requirement::OfWhich(0, _) => Some("none are asked for".into()),
        Requirement::Number(n, Some(set)) | Requirement::OfWhich(n, set) => too_many(*n, set),
        Requirement::AllOf(SetExpr::These(names)) if names.is_empty() => Some("the set is empty".into()),
        Requirement::ShareOf(share, _)
        | Requirement::ShareOfNumber(share, _)
        | Requirement::Carrying(Weight::Share(share), ..)
            if share.more_than && share.numerator == share.denominator =>
        {
            Some("more than all are asked for".into())
        }
        _ => None,
    }
}
