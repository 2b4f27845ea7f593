namespace PilarBot.Flows.Engine;

/// <summary>The engine was called wrongly; see <see cref="Code"/>.</summary>
public sealed class ResumeException(ResumeError code, string message) : Exception(message)
{
    /// <summary>What is wrong with the call.</summary>
    public ResumeError Code { get; } = code;
}

/// <summary>How the engine can be called wrongly.</summary>
public enum ResumeError
{
    /// <summary>A result came, but no action was asked for, or another one.</summary>
    NotWaitingForAction,
    /// <summary>An action's result is due, and something else came.</summary>
    WaitingForAction,
    /// <summary>The world lacks a revision that the session stands on.</summary>
    UnknownRevision,
}
