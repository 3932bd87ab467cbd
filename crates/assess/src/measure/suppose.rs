//! What a measure would be if somebody acted: `NLD and KEN joined cppnm-amendment`.

use comity_regime::{
    Act, ActKind, ActorIx, Day, Diagnostic, Draft, Regime, SourceText,
    language::ast::Force,
    nearest,
    register::{AttributeRow, Measure, reading_of},
};
use serde::Serialize;

use super::{Assessment, assess};

/// A measure as it is, and as it would be.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Supposed {
    /// What is supposed, as written.
    pub supposing: String,
    /// As it is.
    pub before: Assessment,
    /// As it would be.
    pub after: Assessment,
}

/// What is supposed of some actors.
enum Verb {
    Joined(comity_regime::InstrumentIx),
    Left(comity_regime::InstrumentIx),
    Had { value: String, attribute: String },
}

/// Works a measure out as if somebody had acted on the day.
///
/// # Errors
/// What of the supposition cannot be read, or the law does not allow.
pub fn suppose(
    regime: &Regime,
    measure: &Measure,
    supposing: &str,
    on: Day,
) -> Result<Supposed, Vec<Diagnostic>> {
    let before = assess(regime, measure, on)?;
    let then = acted(regime, supposing, on)?;
    let after = assess(&then, measure, on)?;
    Ok(Supposed { supposing: supposing.to_owned(), before, after })
}

/// The regime with acts added that take effect on a day.
///
/// # Errors
/// What cannot be read, or the law does not allow.
pub fn acted(regime: &Regime, supposing: &str, on: Day) -> Result<Regime, Vec<Diagnostic>> {
    let source = SourceText::new("if", supposing);
    let mut draft = Draft::on(regime.clone());
    let mut readings = vec![];
    let mut entry = u64::MAX / 2;
    for part in supposing.split(',') {
        let begin = part.as_ptr() as usize - supposing.as_ptr() as usize;
        let (actors, verb) = read(regime, &source, part, begin)?;
        for actor in actors {
            let (instrument, leaves) = match &verb {
                Verb::Joined(ix) => (*ix, false),
                Verb::Left(ix) => (*ix, true),
                Verb::Had { value, attribute } => {
                    readings.push((attribute.clone(), row(value, actor, on)));
                    continue;
                }
            };
            entry += 1;
            let act = Act {
                date: on.into(),
                effective: Some(on.into()),
                actor,
                instrument,
                kind: kind(regime, instrument, leaves),
                entry,
                recorded: Day::MIN,
                source: None,
                particulars: None,
            };
            draft.act(act).map_err(|found| {
                let first = found.into_iter().find(|f| f.is_error);
                let (message, help) = first.map_or((String::new(), None), |f| (f.message, f.help));
                vec![
                    Diagnostic::error("not-allowed", &source, begin..begin + part.len(), message)
                        .help_if(help),
                ]
            })?;
        }
    }
    let mut regime = draft.finish();
    for (attribute, row) in readings {
        regime = regime.with_reading(&attribute, row);
    }
    Ok(regime)
}

fn kind(regime: &Regime, ix: comity_regime::InstrumentIx, leaves: bool) -> ActKind {
    match regime.register().definition(ix).force {
        _ if leaves => ActKind::Denunciation,
        Force::Political => ActKind::Subscription,
        Force::Binding | Force::Proposed => ActKind::Deposit,
    }
}

fn row(value: &str, actor: ActorIx, on: Day) -> AttributeRow {
    let bounds = reading_of(value).ok().flatten();
    let weight = bounds.filter(|(low, high)| Some(*low) == *high).map_or(0, |(low, _)| low);
    AttributeRow {
        actor,
        value: value.to_owned(),
        weight,
        bounds,
        from: Some(on.into()),
        to: None,
        sources: vec![],
        note: String::new(),
    }
}

/// Reads `NLD and KEN joined ID`, `NLD left ID`, `NLD had 0 of heu`.
fn read(
    regime: &Regime,
    source: &SourceText,
    part: &str,
    begin: usize,
) -> Result<(Vec<ActorIx>, Verb), Vec<Diagnostic>> {
    let register = regime.register();
    let span = |word: &str| {
        let at = begin + (word.as_ptr() as usize - part.as_ptr() as usize);
        at..at + word.len()
    };
    let error = |word: &str, code: &'static str, message: String, near: Option<&str>| {
        vec![
            Diagnostic::error(code, source, span(word), message)
                .help_if(near.map(|near| format!("did you mean '{near}'?"))),
        ]
    };
    const HOW: &str = "write 'NLD and KEN joined ID', 'NLD left ID' or 'NLD had 0 of ATTRIBUTE'";
    let mut actors = vec![];
    let mut words = part.split_whitespace();
    loop {
        let Some(word) = words.next() else {
            return Err(vec![
                Diagnostic::error(
                    "syntax",
                    source,
                    begin..begin + part.len(),
                    "this says nothing of anybody",
                )
                .help(HOW),
            ]);
        };
        let verb = match word {
            "and" => continue,
            "joined" | "left" | "had" if !actors.is_empty() => word,
            _ => {
                let Some(actor) = register.actors.find(word) else {
                    let near = register.actors.nearest(word).map(|a| a.id.as_str());
                    return Err(error(word, "unknown-actor", format!("there is no actor '{word}'"), near));
                };
                actors.push(actor);
                continue;
            }
        };
        let rest: Vec<&str> = words.collect();
        return match (verb, rest.as_slice()) {
            ("joined" | "left", [id]) => match register.instrument(id) {
                Some(ix) if verb == "joined" => Ok((actors, Verb::Joined(ix))),
                Some(ix) => Ok((actors, Verb::Left(ix))),
                None => {
                    let message = format!("there is no instrument '{id}'");
                    Err(error(id, "unknown-instrument", message, register.nearest_instrument(id)))
                }
            },
            ("had", [value, "of", attribute]) => {
                let known = register.attributes.get(*attribute).filter(|a| a.is_reading());
                if known.is_none() {
                    let readings = register.attributes.iter().filter(|(_, a)| a.is_reading());
                    let near = nearest(attribute, readings.map(|(name, _)| name.as_str()));
                    let message = format!("there is no attribute '{attribute}' that is read");
                    return Err(error(attribute, "unknown-attribute", message, near));
                }
                match reading_of(value) {
                    Ok(Some(_)) => Ok((
                        actors,
                        Verb::Had { value: (*value).to_owned(), attribute: (*attribute).to_owned() },
                    )),
                    _ => Err(error(value, "bad-number", format!("'{value}' is no amount"), None)),
                }
            }
            _ => Err(vec![
                Diagnostic::error("syntax", source, span(verb), "this does not say what happened").help(HOW),
            ]),
        };
    }
}
