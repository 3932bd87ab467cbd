//! What is wrong with pathways: names, numbers that cannot be, meetings that a clause forbids.

use super::unknown::{unknown_forum, unknown_instrument};
use crate::{
    Day, Diagnostic, Regime,
    language::ast::{Cadence, Convening, Effect, EffectOf, Evidence, Force, Name, take},
    name::nearest,
    register::Pathway,
};

/// Checks the pathways of a record.
pub fn pathways(regime: &Regime, found: &mut Vec<Diagnostic>) {
    regime.register().pathways.iter().for_each(|pathway| one(regime, pathway, found));
}

fn one(regime: &Regime, pathway: &Pathway, found: &mut Vec<Diagnostic>) {
    let (register, at) = (regime.register(), &pathway.source);
    for convening in &pathway.convenes {
        found.extend(unknown_forum(register, at, &convening.forum));
        meets(regime, pathway, convening, found);
    }
    if let Some(set) = &pathway.invites {
        found.extend(regime.who(set, at, Day::MAX).err().into_iter().flatten());
    }
    found.extend(pathway.urges.iter().filter_map(|id| unknown_instrument(register, at, id)));
    obliges(regime, pathway, found);
    for (effect, span) in &pathway.effects {
        numbers(effect, pathway, found);
        let says = |of: fn(&EffectOf) -> bool| pathway.effects.iter().any(|(e, _)| of(&e.of));
        match &effect.of {
            EffectOf::Pull(Some(forum)) if pathway.convenes.iter().all(|c| c.forum != *forum) => {
                let message = format!("this pathway convenes no '{}'", forum.text);
                found.push(
                    Diagnostic::error("unknown-forum", at, forum.span.clone(), message).help(
                        "a pull acts after sessions: add a line 'convenes', or name a forum that has one",
                    ),
                );
            }
            EffectOf::Pull(_) if pathway.urges.is_empty() || pathway.invites.is_none() => {
                let message = "a pull acts on somebody, towards something";
                found.push(
                    Diagnostic::error("incomplete", at, span.clone(), message)
                        .help("add the lines 'invites SET' and 'urges INSTRUMENT'"),
                );
            }
            EffectOf::Adopts(id) => adopts(regime, pathway, id, found),
            EffectOf::Delivered(_) if !says(|of| *of == EffectOf::Commitments) => {
                let message = "nothing is committed to that could be delivered";
                found.push(
                    Diagnostic::error("incomplete", at, span.clone(), message)
                        .help("add a line 'commitments'"),
                );
            }
            EffectOf::Terms if !says(|of| matches!(of, EffectOf::Adopts(_))) => {
                let message = "nothing is adopted whose terms these could be";
                found.push(
                    Diagnostic::error("incomplete", at, span.clone(), message).help("add a line 'adopts'"),
                );
            }
            _ => {}
        }
        sources(regime, effect, pathway, found);
    }
}

/// A clause may say how far apart sessions have to be.
fn meets(regime: &Regime, pathway: &Pathway, convening: &Convening, found: &mut Vec<Diagnostic>) {
    let at = &pathway.source;
    if let Some(until) = convening.until.filter(|until| *until < convening.from) {
        let message = format!("it meets until {until}, before it meets from {}", convening.from);
        found.push(Diagnostic::error("bad-date", at, convening.forum.span.clone(), message));
    }
    let Some(ix) = regime.register().forum(&convening.forum.text) else { return };
    let forum = regime.register().forum_definition(ix);
    let Some((clause, Cadence::OnRequest(_, Some(steps)))) = forum.again(convening.from) else { return };
    let next = take(&[convening.every], convening.from);
    let earliest = take(steps, convening.from);
    if next < earliest {
        let article = clause.article.as_deref().unwrap_or("its rule");
        let message = format!(
            "{article} of '{}' lets it meet again on {earliest} at the earliest, and not on {next}",
            convening.forum.text
        );
        found.push(
            Diagnostic::error("contradiction", at, convening.forum.span.clone(), message)
                .help("let it meet as seldom as the clause says, or convene another forum between"),
        );
    }
}

/// An obligation is on a gap that something measures; and what binds, binds the parties to something.
fn obliges(regime: &Regime, pathway: &Pathway, found: &mut Vec<Diagnostic>) {
    let (register, at) = (regime.register(), &pathway.source);
    let gaps = || register.measures.iter().filter_map(|measure| measure.gap.as_deref());
    for obligation in &pathway.obliges {
        let gap = &obligation.gap;
        if gaps().all(|name| name != gap.text) {
            let near = nearest(&gap.text, gaps()).map(|near| format!("did you mean '{near}'?"));
            let help = near.unwrap_or_else(|| "give a measure the line 'gap', with this name".to_owned());
            let message = format!("no measure is of a gap '{}'", gap.text);
            found.push(Diagnostic::error("unknown-gap", at, gap.span.clone(), message).help(help));
        }
        if obligation.force == Force::Binding && pathway.law(register).is_none() {
            let message = "this binds nobody: the pathway neither adopts nor urges a binding instrument";
            found.push(
                Diagnostic::error("incomplete", at, gap.span.clone(), message)
                    .help("add a line 'adopts' or 'urges', or write 'political'"),
            );
        }
    }
}

fn adopts(regime: &Regime, pathway: &Pathway, id: &Name, found: &mut Vec<Diagnostic>) {
    let (register, at) = (regime.register(), &pathway.source);
    found.extend(unknown_instrument(register, at, id));
    let force = register.instrument(&id.text).map(|ix| register.definition(ix).force);
    if force.is_some_and(|force| force != Force::Proposed) {
        let message = format!("'{}' has been adopted already", id.text);
        found.push(
            Diagnostic::error("contradiction", at, id.span.clone(), message)
                .help("name an instrument with the line 'force proposed'"),
        );
    }
}

/// A share is at most 100 %, a factor more than 0, and the lower bound comes first.
fn numbers(effect: &Effect, pathway: &Pathway, found: &mut Vec<Diagnostic>) {
    let Some((low, high)) = effect.range else { return };
    let mut wrong = |message: String, help: &str| {
        let wrong = Diagnostic::error("bad-number", &pathway.source, effect.span.clone(), message);
        found.push(wrong.help(help));
    };
    if low > high {
        wrong(format!("the lower bound {low} is above the upper {high}"), "swap the two");
    }
    if effect.of.is_share() && high > 100.0 {
        wrong(format!("{high}% is more than all"), "write a share between 0% and 100%");
    }
    if matches!(effect.of, EffectOf::Pull(_) | EffectOf::Terms) && low <= 0.0 {
        let help = "it is a factor: 1 changes nothing, 2 doubles, 0.5 halves";
        wrong("a factor of 0 or less has no meaning".to_owned(), help);
    }
}

fn sources(regime: &Regime, effect: &Effect, pathway: &Pathway, found: &mut Vec<Diagnostic>) {
    let (register, at) = (regime.register(), &pathway.source);
    match &effect.evidence {
        Evidence::Assumed => {}
        Evidence::From(names) => {
            for name in names.iter().filter(|name| register.source(&name.text).is_none()) {
                let near = nearest(&name.text, register.sources.iter().map(|s| s.id.as_str()));
                let message = format!("there is no source '{}' in sources.csv", name.text);
                found.push(
                    Diagnostic::error("unknown-source", at, name.span.clone(), message)
                        .help_if(near.map(|n| format!("did you mean '{n}'?"))),
                );
            }
        }
        Evidence::Measured { forum, instrument } => {
            found.extend(unknown_forum(register, at, forum));
            found.extend(unknown_instrument(register, at, instrument));
        }
    }
}
