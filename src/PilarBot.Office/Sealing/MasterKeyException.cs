namespace PilarBot.Office.Sealing;

/// <summary>The master keys cannot be used as they lie; the message says what to do.</summary>
public sealed class MasterKeyException(string message) : Exception(message);
