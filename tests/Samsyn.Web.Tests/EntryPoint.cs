using Samsyn.Web.Tests.Storage;
using Xunit.MicrosoftTestingPlatform;

namespace Samsyn.Web.Tests;

/// <summary>
/// The test program: runs the tests, or – started by a test as <c>writer …</c> – is a process of its own that writes to a database until
/// it is told to stop or is killed.
/// </summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args) => args is ["writer", .. var words]
        ? WriterProcess.Run(words)
        : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
