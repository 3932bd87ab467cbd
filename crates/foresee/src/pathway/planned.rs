//! A pathway made ready for futures: days become months, sets become States, beliefs become distributions.

use comity_regime::{
    Day, Diagnostic, InstrumentIx, Regime,
    language::ast::{Effect, EffectOf, Evidence, Force, take},
    register::Pathway,
};
use serde::Serialize;

use crate::{
    error::Unforeseeable,
    future::World,
    history::Reference,
    momentum::{participants, pulse},
    month::Month,
};

/// How long a pull acts: the month of the session and the six after it. Nothing in the record shows a longer one.
pub const PULL_MONTHS: usize = 7;

/// The distance of the 5 and 95 % points of a normal distribution from its middle, in standard deviations.
const NINETY: f64 = 1.644_853_626_951_472_7;

/// Something that is believed of a pathway, with its bounds.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Belief {
    /// Of what: `pull of article-16`, `happens` ...
    pub of: String,
    /// Of what, without the forum: the word of the language.
    pub word: &'static str,
    /// The forum after whose sessions a pull acts; `None` if after all.
    pub forum: Option<String>,
    /// Between which numbers it lies, 9 times in 10.
    pub low: f64,
    /// The other.
    pub high: f64,
    /// On whose word: `assumed`, `from ...`, `measured at ...`.
    pub evidence: String,
    /// Whether nobody's.
    pub assumed: bool,
    /// Where it is written.
    pub place: String,
    #[serde(skip)]
    pub(super) role: Role,
    #[serde(skip)]
    pub(super) factor: bool,
}

/// What a belief does in a future.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Happens,
    TakesPart,
    /// The pull of that place among those of the pathway.
    Pull(usize),
    Adopts,
    Terms,
    Commitments,
    Delivered,
}

impl Belief {
    /// The belief in one future: `z` is a standard normal number. A factor is lognormal, all else normal and cut at its sense.
    pub(super) fn at(&self, z: f64) -> f64 {
        if self.factor {
            let (low, high) = (libm::log(self.low), libm::log(self.high));
            return libm::exp((low + high) / 2.0 + z * (high - low) / 2.0 / NINETY);
        }
        let drawn = (self.low + self.high) / 2.0 + z * (self.high - self.low) / 2.0 / NINETY;
        match self.role {
            Role::Happens | Role::TakesPart | Role::Delivered => drawn.clamp(0.0, 1.0),
            _ => drawn.max(0.0),
        }
    }

    /// The number of standard deviations from its middle at which its lower (or upper) bound lies.
    pub(super) fn end(upper: bool) -> f64 {
        if upper { NINETY } else { -NINETY }
    }
}

/// Sessions of one forum, within the months that are drawn.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Meetings {
    /// The forum.
    pub forum: String,
    /// How many days each takes.
    pub days: u32,
    /// The months of its sessions, from the first month drawn on.
    pub months: Vec<usize>,
}

/// A pathway made ready.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its meetings.
    pub meetings: Vec<Meetings>,
    /// By State in the world: whether it is invited.
    pub invited: Vec<bool>,
    /// The instruments that States are urged to join, by their place in the world.
    pub urges: Vec<usize>,
    /// What would be adopted, by its place in the world.
    pub adopts: Option<usize>,
    /// The instrument whose parties its binding obligations bind, by its place in the world.
    pub law: Option<usize>,
    /// What is believed of it.
    pub beliefs: Vec<Belief>,
    /// Its obligations: gap, whether binding, whether the same for all.
    pub obliges: Vec<(String, bool, bool)>,
}

impl Planned {
    /// How many States it invites.
    pub fn invites(&self) -> usize {
        self.invited.iter().filter(|invited| **invited).count()
    }
}

/// The world that all pathways of a record look ahead at: what any of them urges States to join or would have adopted.
///
/// # Errors
/// If one of these could not be joined, or the days are none that can be forecast.
pub fn world(
    regime: &Regime,
    reference: &Reference,
    days: (Day, Day),
    seed: u64,
) -> Result<World, Unforeseeable> {
    let register = regime.register();
    let named = |ix: &InstrumentIx| {
        let id = register.definition(*ix).id.as_str();
        register.pathways.iter().any(|p| {
            p.urges.iter().any(|n| n.text == id)
                || p.effects.iter().any(|(e, _)| matches!(&e.of, EffectOf::Adopts(n) if n.text == id))
        })
    };
    let instruments: Vec<InstrumentIx> = regime.order().iter().copied().filter(named).collect();
    World::new(regime, reference, &instruments, days, seed)
}

/// Makes a pathway ready for a world.
///
/// # Errors
/// What cannot be, with its place: a set of nobody, a belief that cannot be measured.
pub fn plan(regime: &Regime, world: &World, pathway: &Pathway) -> Result<Planned, Vec<Diagnostic>> {
    let mut found = vec![];
    let invited = invited(regime, world, pathway).unwrap_or_else(|wrong| {
        found.extend(wrong);
        vec![]
    });
    let meetings: Vec<Meetings> = pathway
        .convenes
        .iter()
        .map(|convening| {
            let mut months = vec![];
            let mut day = convening.from;
            while convening.until.is_none_or(|until| day <= until) {
                let month = Month::of(day).since(world.first);
                match usize::try_from(month) {
                    Ok(month) if month < world.months => months.push(month),
                    Ok(_) => break,
                    Err(_) => {}
                }
                day = take(&[convening.every], day);
            }
            Meetings { forum: convening.forum.text.clone(), days: convening.days, months }
        })
        .collect();
    let mut beliefs = vec![];
    let mut pulls = 0;
    for (effect, _) in &pathway.effects {
        let place = pulls;
        pulls += usize::from(matches!(effect.of, EffectOf::Pull(_)));
        match belief(regime, world, pathway, effect, place) {
            Ok(belief) => beliefs.push(belief),
            Err(wrong) => found.push(*wrong),
        }
    }
    if !found.is_empty() {
        return Err(found);
    }
    let place = |id: &str| world.prospect(id);
    Ok(Planned {
        id: pathway.id.clone(),
        title: pathway.title.clone(),
        meetings,
        invited,
        urges: pathway.urges.iter().filter_map(|name| place(&name.text)).collect(),
        adopts: pathway.effects.iter().find_map(|(effect, _)| match &effect.of {
            EffectOf::Adopts(name) => place(&name.text),
            _ => None,
        }),
        law: pathway.law(regime.register()).and_then(|ix| place(&regime.register().definition(ix).id)),
        beliefs,
        obliges: pathway
            .obliges
            .iter()
            .map(|o| (o.gap.text.clone(), o.force == Force::Binding, o.uniform))
            .collect(),
    })
}

/// Whom a pathway invites on the day from which is looked ahead.
fn invited(regime: &Regime, world: &World, pathway: &Pathway) -> Result<Vec<bool>, Vec<Diagnostic>> {
    let Some(set) = &pathway.invites else { return Ok(vec![false; world.states.len()]) };
    let who = regime.who(set, &pathway.source, world.on)?.recorded.possible;
    let actors = &regime.register().actors;
    let invited: Vec<bool> =
        world.states.iter().map(|origin| who.iter().any(|ix| actors.origin(ix) == *origin)).collect();
    if invited.iter().all(|r| !r) {
        let message = format!("on {} nobody is in the set that '{}' invites", world.on, pathway.id);
        let nobody = Diagnostic::error("nobody", &pathway.source, pathway.span.clone(), message);
        return Err(vec![nobody.help("ask who is in it with 'comity who', or change the line 'invites'")]);
    }
    Ok(invited)
}

fn belief(
    regime: &Regime,
    world: &World,
    pathway: &Pathway,
    effect: &Effect,
    pull: usize,
) -> Result<Belief, Box<Diagnostic>> {
    let role = match &effect.of {
        EffectOf::Happens => Role::Happens,
        EffectOf::TakesPart => Role::TakesPart,
        EffectOf::Pull(_) => Role::Pull(pull),
        EffectOf::Adopts(_) => Role::Adopts,
        EffectOf::Terms => Role::Terms,
        EffectOf::Commitments => Role::Commitments,
        EffectOf::Delivered(_) => Role::Delivered,
    };
    let scale = if effect.of.is_share() { 0.01 } else { 1.0 };
    let (low, high) = match effect.range {
        Some((low, high)) => (low * scale, high * scale),
        None => measured(regime, world, pathway, effect)?,
    };
    let forum = match &effect.of {
        EffectOf::Pull(Some(forum)) => Some(forum.text.clone()),
        _ => None,
    };
    let word = effect.of.word();
    let at = Diagnostic::error("", &pathway.source, effect.span.clone(), String::new());
    Ok(Belief {
        of: forum.as_ref().map_or_else(|| word.to_owned(), |forum| format!("{word} of {forum}")),
        word,
        forum,
        low,
        high,
        evidence: effect.evidence.to_string(),
        assumed: effect.evidence == Evidence::Assumed,
        place: format!("{}:{}:{}", at.path, at.line, at.column),
        role,
        factor: matches!(role, Role::Pull(_) | Role::Terms),
    })
}

/// What the record says of the sessions of a forum: the rate of participants in the seven months from a session on, out of
/// their rate in the other months while it met.
fn measured(
    regime: &Regime,
    world: &World,
    pathway: &Pathway,
    effect: &Effect,
) -> Result<(f64, f64), Box<Diagnostic>> {
    let wrong = |message: String| {
        Box::new(
            Diagnostic::error("not-measured", &pathway.source, effect.span.clone(), message)
                .help("write the bounds that you believe in, and 'assumed'"),
        )
    };
    let Evidence::Measured { forum, instrument } = &effect.evidence else {
        return Err(wrong("this has no bounds".to_owned()));
    };
    let register = regime.register();
    let (Some(forum), Some(ix)) = (register.forum(&forum.text), register.instrument(&instrument.text)) else {
        return Err(wrong("what this is measured at is not in the record".to_owned()));
    };
    let who = participants(regime, forum, world.on);
    let pulse = pulse(regime, ix, forum, who, world.on).map_err(|e| wrong(e.to_string()))?;
    pulse.ratio().ok_or_else(|| wrong(format!("the record cannot tell: {}", pulse.sentence)))
}
