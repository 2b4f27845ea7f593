namespace PilarBot.Flows.Tests.Properties;

/// <summary>What holds for every flow, whatever comes.</summary>
internal enum Promise
{
    NothingThrows,
    NothingExceedsABound,
    NothingIsStuck,
    EscapeWordsWork,
    AValidAnswerMovesOn,
    JsonChangesNothing,
    TheSameGivesTheSame,
    WritesHappenOnce,
    WhatWasSentStays,
    ValuesAreEscaped,
    ButtonsInSightWork,
}

/// <summary>A promise that was not kept.</summary>
internal sealed class BrokenPromiseException(Promise promise, string how) : Exception(how)
{
    public Promise Promise => promise;

    /// <summary>Demands something.</summary>
    public static void Unless(bool kept, Promise promise, string how)
    {
        if (!kept) throw new BrokenPromiseException(promise, how);
    }
}

/// <summary>How a promise was broken, so that anybody can see it again.</summary>
internal sealed record Failure(Promise Promise, string Story);
