namespace PilarBot.Flows.Engine;

/// <summary>Bounds that no flow and no person can exceed.</summary>
public sealed record EngineLimits
{
    /// <value>Steps walked in one sprint before the flow counts as broken: 500.</value>
    public int StepsPerSprint { get; init; } = 500;

    /// <value>Depth of calls: 8.</value>
    public int CallDepth { get; init; } = 8;

    /// <value>Drafts kept beside the running session: 5. The oldest goes first.</value>
    public int Drafts { get; init; } = 5;

    /// <value>Characters of one typed answer where its question sets no <c>max</c>: 2000.</value>
    public int AnswerLength { get; init; } = 2000;

    /// <value>Characters of one typed answer, whatever its question sets: 4096, as many as one message can have.</value>
    public int LongestAnswer { get; init; } = 4096;

    /// <value>Bytes of a serialised dialogue: 64 KiB.</value>
    public int DialogueBytes { get; init; } = 64 * 1024;

    /// <value>Bytes of one file: 20 MB, which is what Telegram gives out.</value>
    public long FileBytes { get; init; } = 20 * 1024 * 1024;

    /// <value>Invalid answers before help, skip or a human is offered: 3.</value>
    public int Retries { get; init; } = 3;
}
