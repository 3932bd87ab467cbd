//! What is asked of any day and in any form.

use clap::Args;
use comity_regime::Day;

/// When is asked about, and as known when.
#[derive(Args, Debug, Clone)]
pub struct When {
    /// The day in the world that is asked about [default: today].
    #[arg(long, value_name = "DATE")]
    pub on: Option<Day>,
    /// What the record said at the end of this day [default: all it says now].
    #[arg(long, value_name = "DATE")]
    pub known: Option<Day>,
}

/// For programs.
#[derive(Args, Debug, Clone, Copy)]
pub struct Format {
    /// Print JSON.
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// Print CSV.
    #[arg(long)]
    pub csv: bool,
}
