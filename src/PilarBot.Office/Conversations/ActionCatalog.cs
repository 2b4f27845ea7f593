using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;

namespace PilarBot.Office.Conversations;

/// <summary>
/// The use cases that flows may call, each under the name that <c>do</c> gives. An action works in the turn's transaction, touches
/// nothing but the database, and takes at most some 50 ms: slow work is a job that comes back as a later input.
/// </summary>
internal sealed class ActionCatalog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        RespectNullableAnnotations = true,
    };

    private readonly Dictionary<string, Entry> entries = [];

    /// <summary>Every action's signature, for the flow checker.</summary>
    public IReadOnlyDictionary<string, ActionSignature> Signatures => entries.ToDictionary(e => e.Key, e => e.Value.Signature);

    /// <summary>Where each action stands in the code, for its documentation.</summary>
    public IReadOnlyDictionary<string, ActionSource> Sources => entries.ToDictionary(e => e.Key, e => e.Value.Source);

    /// <summary>Adds an action that only reads.</summary>
    public ActionCatalog Reads<TIn, TOut>(string name, Func<TIn, TurnContext, Task<ActionOutcome<TOut>>> action, params string[] refusals)
        where TIn : class where TOut : class => Add(name, ActionEffect.Reads, action, refusals);

    /// <summary>Adds an action that writes.</summary>
    public ActionCatalog Writes<TIn, TOut>(string name, Func<TIn, TurnContext, Task<ActionOutcome<TOut>>> action, params string[] refusals)
        where TIn : class where TOut : class => Add(name, ActionEffect.Writes, action, refusals);

    /// <summary>Carries out what a flow asked for.</summary>
    /// <exception cref="InvalidOperationException">No such action: the flow set was checked against another catalogue.</exception>
    /// <exception cref="JsonException">The arguments do not fit the signature.</exception>
    public Task<(JsonObject? Result, ActionRefusal? Refusal)> RunAsync(string name, JsonObject arguments, TurnContext turn) =>
        entries.TryGetValue(name, out var entry)
            ? entry.Run(arguments, turn)
            : throw new InvalidOperationException($"No action \"{name}\".");

    private ActionCatalog Add<TIn, TOut>(
        string name, ActionEffect effect, Func<TIn, TurnContext, Task<ActionOutcome<TOut>>> action, string[] refusals)
        where TIn : class where TOut : class
    {
        var signature = new ActionSignature(name, effect, Inputs(typeof(TIn)), Results(typeof(TOut), ""), refusals.ToHashSet());
        entries.Add(name, new(signature, async (arguments, turn) =>
        {
            var outcome = await action(arguments.Deserialize<TIn>(Json)!, turn);
            return outcome.Refusal is { } refusal
                ? (null, refusal)
                : (JsonSerializer.SerializeToNode(outcome.Result, Json)!.AsObject(), null);
        }, new(action.Method, typeof(TIn), typeof(TOut))));
        return this;
    }

    private static Dictionary<string, ActionInput> Inputs(Type type) =>
        Properties(type).ToDictionary(
            p => JsonNamingPolicy.CamelCase.ConvertName(p.Name),
            p => new ActionInput(KindOf(p), new NullabilityInfoContext().Create(p).WriteState is NullabilityState.NotNull && Nullable.GetUnderlyingType(p.PropertyType) is null));

    private static Dictionary<string, ValueKind> Results(Type type, string prefix)
    {
        var results = new Dictionary<string, ValueKind>();
        foreach (var property in Properties(type))
        {
            var name = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var kind = KindOf(property);
            results.Add(name, kind);
            if (kind is ValueKind.Object)
                foreach (var (nested, nestedKind) in Results(property.PropertyType, name + "."))
                    results.Add(nested, nestedKind);
        }
        return results;
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetMethod is { } && p.GetIndexParameters().Length == 0);

    private static ValueKind KindOf(PropertyInfo property)
    {
        if (property.GetCustomAttribute<KindAttribute>() is { } stated)
            return stated.Kind;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type switch
        {
            _ when type == typeof(bool) => ValueKind.YesNo,
            _ when type == typeof(int) || type == typeof(long) || type == typeof(decimal) => ValueKind.Number,
            _ when type == typeof(DateOnly) => ValueKind.Date,
            _ when type == typeof(DateTime) => ValueKind.Instant,
            _ when type == typeof(GeoPoint) => ValueKind.Location,
            _ when type == typeof(OwnContact) => ValueKind.Contact,
            _ when type == typeof(string) || type.IsEnum => ValueKind.Text,
            _ when typeof(IEnumerable<ListEntry>).IsAssignableFrom(type) => ValueKind.List,
            _ when typeof(IEnumerable<Guid>).IsAssignableFrom(type) => ValueKind.Media,
            _ when typeof(IEnumerable<string>).IsAssignableFrom(type) => ValueKind.Choice,
            _ => ValueKind.Object,
        };
    }

    private sealed record Entry(ActionSignature Signature, Func<JsonObject, TurnContext, Task<(JsonObject?, ActionRefusal?)>> Run, ActionSource Source);
}

/// <summary>Where an action stands in the code.</summary>
/// <param name="Method">What carries it out.</param>
/// <param name="Input">What it takes.</param>
/// <param name="Result">What it gives.</param>
internal sealed record ActionSource(MethodInfo Method, Type Input, Type Result);

/// <summary>What an action came to: its result, or an expected refusal.</summary>
internal readonly struct ActionOutcome<T> where T : class
{
    public T? Result { get; private init; }
    public ActionRefusal? Refusal { get; private init; }

    public static implicit operator ActionOutcome<T>(T result) => new() { Result = result };
    public static implicit operator ActionOutcome<T>(ActionRefusal refusal) => new() { Refusal = refusal };
}

/// <summary>Says which kind of value a string is, where its type does not tell.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class KindAttribute(ValueKind kind) : Attribute
{
    public ValueKind Kind { get; } = kind;
}

/// <summary>A point on the map, as flows carry it.</summary>
internal sealed record GeoPoint(double Latitude, double Longitude, double? Accuracy);

/// <summary>A shared contact, as flows carry it.</summary>
internal sealed record OwnContact(string Phone, string Name, bool Own);

/// <summary>An entry of a list that an action gives for choosing.</summary>
internal sealed record ListEntry(string Value, string Label);

/// <summary>For actions that take or give nothing.</summary>
internal sealed record Nothing;
