//! What comes in, and what it is answered with.

mod account;
mod door;
mod passwords;

pub use account::{
    account, change_account, choose_language, choose_theme, end_other_sessions, end_session, history, schools, sessions,
};
pub use door::{
    led, register, register_page, registered, send_verification, sign_in, sign_in_page, sign_out, verification_page,
    verify, verify_page,
};
pub use passwords::{change_password, forgot, forgot_page, mail_sent, password_page, reset, reset_page, set, set_page};
