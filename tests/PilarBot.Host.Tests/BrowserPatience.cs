using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace PilarBot.Host.Tests;

/// <summary>How long a page may take on a machine that runs other tests at the same time.</summary>
internal static class BrowserPatience
{
    [ModuleInitializer]
    internal static void Set() => Assertions.SetDefaultExpectTimeout(60_000);
}
