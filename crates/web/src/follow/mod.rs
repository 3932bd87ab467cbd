//! Following by mail: what is asked on pages, what is confirmed and stopped by links, and the letters. Addresses are kept by whoever
//! sends the letters, behind [`Subscribers`]: never in the log, and in no answer.

pub mod letter;
pub mod page;
pub mod post;

use std::{num::NonZeroU32, sync::Arc};

use comity_assess::follow::{Following, Since, Topic};

use crate::http::limits::Limits;

/// What somebody asks to be told, before they have confirmed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Where to, as it was typed.
    pub address: String,
    /// In which language: its BCP 47 tag.
    pub language: String,
    /// About what.
    pub topic: Topic,
    /// Whether only what is missing is told.
    pub only_missing: bool,
}

/// Why something was not kept.
#[derive(Debug)]
pub enum NotKept {
    /// Mail cannot be sent to such an address: why not.
    Address(String),
    /// Too many wait to be confirmed.
    Full,
    /// It could not be written or read; for whoever keeps the server.
    Failed(String),
}

/// Who follows what, and where letters go. Tokens are the secrets of links in letters: whoever has one is whoever got the letter.
pub trait Subscribers: Send + Sync {
    /// Takes what somebody asks, and has a letter sent that asks them to confirm it. Says nothing of whether the address is known.
    ///
    /// # Errors
    /// If the address is none, or there is no room.
    fn ask(&self, wish: &Wish) -> Result<(), NotKept>;

    /// What a token would confirm; `None` where it is not known, or no longer.
    ///
    /// # Errors
    /// If it cannot be read.
    fn wished(&self, token: &str) -> Result<Option<Wish>, NotKept>;

    /// Confirms it: news is told from `since` on. Confirming it again changes nothing.
    ///
    /// # Errors
    /// If it cannot be written.
    fn confirm(&self, token: &str, since: Since) -> Result<Option<Wish>, NotKept>;

    /// What is followed by whoever has a token; `None` where it is not known, or no longer.
    ///
    /// # Errors
    /// If it cannot be read.
    fn followed(&self, token: &str) -> Result<Option<Vec<Following>>, NotKept>;

    /// Stops one thing, or all; with the last the address is deleted. Whether anything is still followed; `None` where the token is
    /// not known, or no longer.
    ///
    /// # Errors
    /// If it cannot be written.
    fn stop(&self, token: &str, only: Option<&Topic>) -> Result<Option<bool>, NotKept>;
}

/// So many letters one sender can ask for in an hour.
const AN_HOUR: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// Where those are who follow by mail, if letters are sent here.
pub struct Postbox {
    subscribers: Option<Arc<dyn Subscribers>>,
    limits: Limits,
}

impl Postbox {
    /// A postbox of some subscribers.
    pub fn new(subscribers: Option<Arc<dyn Subscribers>>) -> Postbox {
        Postbox { subscribers, limits: Limits::hourly(AN_HOUR) }
    }
}
