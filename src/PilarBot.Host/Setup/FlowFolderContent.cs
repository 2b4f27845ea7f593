using System.Security.Cryptography;
using System.Text.Json;
using PilarBot.Flows.Definition;

namespace PilarBot.Host.Setup;

/// <summary>What lay in the folder of flows at one moment.</summary>
/// <param name="Files">The files, in the order of their paths.</param>
/// <param name="Unreadable">What could not be read; the rest is then no whole set.</param>
internal sealed record FlowFolderContent(IReadOnlyList<FlowFile> Files, IReadOnlyList<Problem> Unreadable)
{
    /// <summary>The same for the same content, and for no other.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((object[])[Files, Unreadable])));

    /// <summary>Reads the flows, all of them or none.</summary>
    public FlowReading Check(Vocabulary vocabulary) => Unreadable is [] ? FlowSet.Read(Files, vocabulary) : new(null, Unreadable);
}
