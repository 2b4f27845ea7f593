namespace PilarBot.Office.Templates;

/// <summary>What a message is for: it decides which template stands in for it where a channel takes nothing else.</summary>
public enum MessagePurpose
{
    /// <summary>Says something in the person's own turn; late only when it could not be sent at once.</summary>
    Reply,
    /// <summary>A notice from the office to many.</summary>
    Notice,
    /// <summary>Invites to a gathering.</summary>
    Invitation,
    /// <summary>Reminds of a draft, a deadline, a list that waits.</summary>
    Reminder,
    /// <summary>News of what the person asked for: a case, a registration, an answer from the office.</summary>
    CaseUpdate,
    /// <summary>There is news of a complaint. Says nothing else, ever: it may be read on a locked screen.</summary>
    ComplaintNotice,
}
