namespace PilarBot.Flows.Tests.Properties;

/// <summary>Chance that comes again: the same seed gives the same throws on every machine and runtime.</summary>
internal sealed class Dice(long seed)
{
    private ulong state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    /// <summary>From 0, below <paramref name="sides"/>.</summary>
    public int Below(int sides) => (int)(Next() % (ulong)sides);

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both of them too.</summary>
    public int From(int least, int most) => least + Below(most - least + 1);

    /// <summary>True once in so many throws.</summary>
    public bool OneIn(int throws) => Below(throws) == 0;

    public T Of<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>One of what stands there, the more often the higher the number before it.</summary>
    public T Weighed<T>(params IReadOnlyList<(int Weight, T What)> choices)
    {
        var left = Below(choices.Sum(c => c.Weight));
        foreach (var (weight, what) in choices)
        {
            if (left < weight) return what;
            left -= weight;
        }
        return choices[^1].What;
    }

    // SplitMix64
    private ulong Next()
    {
        var z = state = unchecked(state + 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }
}
