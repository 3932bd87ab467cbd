//! A forecast of one instrument, with what has happened since it could have been made; and how good forecasts have been.

pub mod backtest;
pub mod clause;
pub mod published;

use comity_regime::{Day, InstrumentIx, Regime};
use serde::Serialize;

use crate::{
    error::Unforeseeable,
    future::{Held, Outlook, SCORED, World, outlook},
    history::{History, Reference, history},
};

/// The seed of every forecast that nobody gave another: so that everybody gets the same.
pub const SEED: u64 = 869;
/// Futures of a forecast.
pub const FUTURES: u32 = 10_000;

/// The end of the eighth year from now: as far ahead as forecasts have been scored.
pub fn horizon(on: Day) -> Day {
    let years = i16::try_from(SCORED).unwrap_or(0);
    Day::new(on.year().saturating_add(years), 12, 31).unwrap_or(Day::MAX)
}

/// A forecast, and what is known now of the days that it was made for.
#[derive(Clone, Debug, Serialize)]
pub struct Forecast {
    /// What could be said on the day on which it stands.
    #[serde(flatten)]
    pub outlook: Outlook,
    /// By day of the fan that has passed: what happened, as it is known today.
    pub happened: Vec<Held>,
    /// What was known on the day.
    #[serde(skip)]
    pub before: History,
    /// What is known today.
    #[serde(skip)]
    pub now: History,
}

/// A world in which one instrument is looked ahead at, alone but for those whose parties alone may join it.
///
/// # Errors
/// If it could not be joined by then, or the days are none that can be forecast.
pub fn world(
    regime: &Regime,
    reference: &Reference,
    ix: InstrumentIx,
    days: (Day, Day),
) -> Result<World, Unforeseeable> {
    World::new(regime, reference, &[ix], days, SEED)
}

/// The forecast of an instrument in its world, made with what was known on the world's day; `today` is the day through which what
/// then happened is looked up.
///
/// # Errors
/// If it could not be joined by then.
pub fn forecast(
    regime: &Regime,
    ix: InstrumentIx,
    world: &World,
    futures: u32,
    today: Day,
) -> Result<Forecast, Unforeseeable> {
    let id = &regime.register().definition(ix).id;
    let not_open = || Unforeseeable::NotOpen { instrument: id.clone(), on: world.on };
    let outlook = outlook(world, futures).into_iter().find(|o| o.instrument == *id).ok_or_else(not_open)?;
    let nothing = || History::none(id, &regime.register().definition(ix).title, world.on);
    let before = history(regime, ix, world.on).unwrap_or_else(|_| nothing());
    let now = history(regime, ix, today.max(world.on)).unwrap_or_else(|_| nothing());
    let happened = outlook.fan.iter().filter_map(|fan| fan.held(&now)).collect();
    Ok(Forecast { outlook, happened, before, now })
}
