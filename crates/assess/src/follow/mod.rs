//! What can be followed, and what there is to tell whoever does: what was recorded since they last heard, and what is missing.

mod news;
mod topic;

pub use news::{AHEAD, Following, Item, News, Since, news};
pub use topic::Topic;
