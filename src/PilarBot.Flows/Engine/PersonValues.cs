using System.Text.Json.Nodes;
using PilarBot.Flows.Expressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>What texts can say of the person: <c>{me.name}</c> and the like.</summary>
internal sealed class PersonValues(Person me, Phrasebook phrases, string channel) : IValues
{
    public Zone Zone => me.Zone;

    public Value Find(ValuePath path) => path.Text switch
    {
        // the form of address stands alone while the name is not known
        "me.name" => Value.Of(Named()),
        "me.fullname" => me.Name.Length == 0 ? Value.None : Value.Of(me.Name),
        "me.role" => me.Roles is [var first, ..] ? new(JsonValue.Create(first), Label: phrases.Role(first)) : Value.None,
        "me.roles" => new(new JsonArray([.. me.Roles.Select(r => (JsonNode?)JsonValue.Create(r))])),
        "me.zone" => Value.Of(me.Zone.Name),
        "me.channel" => Value.Of(channel),
        "me.language" => Value.Of(phrases.Language),
        "me.territory" => me.Territories is [var first, ..] ? Value.Of(first) : Value.None,
        _ => Value.None,
    };

    private string Named() =>
        me.Name.Length == 0 ? phrases.Plain(Phrase.AddressUnnamed, "")
        : HasAddress(me.Name) ? me.Name
        : phrases.Plain(Phrase.AddressNamed, me.Name);

    private static bool HasAddress(string name) => name.Split(' ')[0].TrimEnd('.') is "Bapak" or "Ibu" or "Pak" or "Bu" or "Bpk";
}

/// <summary>The values of a phrase, and those of the person.</summary>
internal sealed class PhraseValues(IReadOnlyList<Insert> inserts, IValues me) : IValues
{
    public Zone Zone => me.Zone;

    public Value Find(ValuePath path)
    {
        foreach (var insert in inserts)
        {
            if (insert.Name == path.Text) return insert.Value;
        }
        return me.Find(path);
    }
}
