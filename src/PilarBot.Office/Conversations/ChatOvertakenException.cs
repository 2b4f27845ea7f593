namespace PilarBot.Office.Conversations;

/// <summary>
/// A chat that was being worked on went on in another, or under another address, by somebody else's hand. Nothing is wrong: undone and
/// begun again, the same finds the chat where it is now.
/// </summary>
internal sealed class ChatOvertakenException() : Exception("The chat goes on elsewhere by now.");
