using Samsyn.Web.Tests.Consultations.Killed;
using Samsyn.Web.Tests.Storage;
using Xunit.MicrosoftTestingPlatform;

namespace Samsyn.Web.Tests;

/// <summary>
/// The test program: runs the tests, or – started by a test as <c>writer …</c> or <c>answerer …</c> – is a process of its own that writes to
/// a database until it is told to stop or is killed.
/// </summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args) => args switch
    {
        ["writer", .. var words] => WriterProcess.Run(words),
        ["answerer", .. var words] => AnswererProcess.Run(words),
        _ => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
