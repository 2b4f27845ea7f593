using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PilarBot.Office.Broadcasts;

/// <summary>Whom a broadcast is for, as its author chose. What is empty narrows nothing. Kept with the broadcast as JSON.</summary>
internal sealed record AudienceChoice
{
    /// <summary>How it stands in its column.</summary>
    public static readonly ValueConverter<AudienceChoice, string> AsJson = new(
        choice => JsonSerializer.Serialize(choice, JsonSerializerOptions.Default),
        json => JsonSerializer.Deserialize<AudienceChoice>(json, JsonSerializerOptions.Default)!);

    /// <summary>Roles by their code: whoever holds any of them.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Kecamatan and desa by their code: whoever holds the role there, or in a part of it.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Only chats on that channel: <c>telegram</c>, <c>whatsapp</c>, <c>webchat</c>.</summary>
    public string Channel { get; init; } = "";

    /// <summary>True for everybody who ever wrote and is not on the roster, instead of those who are: roles, places and people narrow nothing then.</summary>
    public bool Residents { get; init; }

    /// <summary>Only these people of the roster.</summary>
    public IReadOnlyList<Guid> People { get; init; } = [];

    /// <summary>Not these, whatever else is chosen.</summary>
    public IReadOnlyList<Guid> Except { get; init; } = [];

    /// <summary>Whoever has any of these tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Nobody who has any of these.</summary>
    public IReadOnlyList<string> ExceptTags { get; init; } = [];

    /// <summary>The author's own places: nobody else is reached, whatever is chosen. Empty for the whole office.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>Only those who got that broadcast and have not pressed <em>Sudah baca</em>.</summary>
    public Guid? UnreadOf { get; init; }
}
