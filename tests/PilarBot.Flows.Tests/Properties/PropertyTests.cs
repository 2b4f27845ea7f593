using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>
/// Random flows and whatever comes to them. <c>PILARBOT_TEST_FLOWS</c> says how many, <c>PILARBOT_TEST_SEED</c> which one alone.
/// </summary>
public class PropertyTests(ITestOutputHelper output)
{
    private const int Usual = 200;
    private const double GoodAtLeast = 0.7;

    private static readonly Lazy<Played> played = new(Play);

    [Fact]
    public void Most_random_flows_are_good()
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"flows {played.Value.Flows}, of them good {played.Value.Good}, {played.Value.Good * Run.Inputs} inputs, {played.Value.Seconds:0.0} s"));
        Assert.InRange(played.Value.Good, played.Value.Flows * GoodAtLeast, played.Value.Flows);
    }

    [Fact]
    public void Whatever_comes_the_engine_never_throws() => Keeps(Promise.NothingThrows);

    [Fact]
    public void Whatever_comes_nothing_exceeds_its_bound() => Keeps(Promise.NothingExceedsABound);

    [Fact]
    public void Whatever_comes_a_session_waits_for_something_or_is_over() => Keeps(Promise.NothingIsStuck);

    [Fact]
    public void Wherever_a_session_stands_the_escape_words_work() => Keeps(Promise.EscapeWordsWork);

    [Fact]
    public void Wherever_a_session_waits_a_valid_answer_moves_on() => Keeps(Promise.AValidAnswerMovesOn);

    [Fact]
    public void A_dialogue_that_was_stored_goes_on_as_one_that_was_not() => Keeps(Promise.JsonChangesNothing);

    [Fact]
    public void The_same_call_twice_gives_the_same() => Keeps(Promise.TheSameGivesTheSame);

    [Fact]
    public void What_was_written_is_never_asked_for_again() => Keeps(Promise.WritesHappenOnce);

    [Fact]
    public void What_stands_before_a_write_is_never_taken_back() => Keeps(Promise.WhatWasSentStays);

    [Fact]
    public void What_people_write_never_comes_out_as_Markdown() => Keeps(Promise.ValuesAreEscaped);

    [Fact]
    public void A_button_in_sight_is_never_called_stale() => Keeps(Promise.ButtonsInSightWork);

    private static void Keeps(Promise promise)
    {
        var failures = played.Value.Failures.Where(f => f.Promise == promise).ToList();
        if (failures.Count > 0) Assert.Fail($"broken in {failures.Count} runs, the first: {failures[0].Story}");
    }

    private static Played Play()
    {
        var all = Stopwatch.StartNew();
        var seeds = Number("PILARBOT_TEST_SEED") is { } one ? Enumerable.Range(one, 1) : Enumerable.Range(1, Number("PILARBOT_TEST_FLOWS") ?? Usual);
        var runs = seeds.Select(Run.Play).ToList();
        return new(runs.Count, runs.Count(r => r.IsGood), [.. runs.Select(r => r.Failure).OfType<Failure>()], all.Elapsed.TotalSeconds);
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;

    private sealed record Played(int Flows, int Good, IReadOnlyList<Failure> Failures, double Seconds);
}
