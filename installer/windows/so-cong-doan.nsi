; The Windows installer: for one user, without an administrator. Compiled by build_windows.py with makensis, which gives
;   VERSION (0.1.0)  FILES (the built program, folder\*)  ICON (.ico)  OUTPUT (the installer's file)  SIZE_KIB (the folder's size)
; Books are never touched: the installer writes below $INSTDIR alone, and the uninstaller takes away only what it wrote.

Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
RequestExecutionLevel user

!define TITLE "Sổ Công Đoàn"
!define KEY "SoCongDoan"
!define PROGRAM "so-cong-doan.exe"
!define BOOK_CLASS "SoCongDoan.Book"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${KEY}"

!include "MUI2.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

Name "${TITLE}"
BrandingText "${TITLE} ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${KEY}"
InstallDirRegKey HKCU "Software\${KEY}" "InstallDir"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "FileDescription" "${TITLE}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "LICENCES.txt"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "$(OpenNow)"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"

LangString OpenNow ${LANG_VIETNAMESE} "Mở ${TITLE}"
LangString OpenNow ${LANG_ENGLISH} "Open ${TITLE}"
LangString BookKind ${LANG_VIETNAMESE} "Sổ của công đoàn"
LangString BookKind ${LANG_ENGLISH} "Book of a trade union"
LangString TooOld ${LANG_VIETNAMESE} "${TITLE} cần Windows 10 hoặc 11, loại 64 bit. Máy này chưa chạy được, chưa có gì được cài."
LangString TooOld ${LANG_ENGLISH} "${TITLE} needs Windows 10 or 11, 64 bit. Nothing was installed."
LangString StillOpen ${LANG_VIETNAMESE} "${TITLE} đang mở. Hãy đóng cửa sổ chương trình rồi bấm Thử lại."
LangString StillOpen ${LANG_ENGLISH} "${TITLE} is open. Please close its window, then choose Retry."
LangString BooksStay ${LANG_VIETNAMESE} "Đã gỡ chương trình. Sổ, bản sao lưu và tùy chọn của bạn vẫn còn nguyên."
LangString BooksStay ${LANG_ENGLISH} "The program is removed. Your books, backups and settings are still there."

; Ask to close the program while its file is in use: a running program cannot be opened for writing.
!macro WAIT_UNTIL_CLOSED UN
Function ${UN}WaitUntilClosed
  again:
    IfFileExists "$INSTDIR\${PROGRAM}" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    IfErrors 0 free
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillOpen)" /SD IDCANCEL IDRETRY again
    Abort
  free:
    FileClose $0
  closed:
FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    Abort
  ${EndIf}
  SetShellVarContext current
FunctionEnd

Function un.onInit
  SetShellVarContext current
FunctionEnd

Section
  Call WaitUntilClosed
  ; The older version's libraries go first, so that no two versions mix. Only our own folder, never $INSTDIR itself.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FILES}"
  File "/oname=so-cong-doan.ico" "${ICON}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\${KEY}" "InstallDir" "$INSTDIR"

  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\so-cong-doan.ico"

  WriteRegStr HKCU "Software\Classes\${BOOK_CLASS}" "" "$(BookKind)"
  WriteRegStr HKCU "Software\Classes\${BOOK_CLASS}\DefaultIcon" "" "$INSTDIR\so-cong-doan.ico"
  WriteRegStr HKCU "Software\Classes\${BOOK_CLASS}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "Software\Classes\.socd" "" "${BOOK_CLASS}"
  WriteRegStr HKCU "Software\Classes\.socd\OpenWithProgids" "${BOOK_CLASS}" ""

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\so-cong-doan.ico"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KIB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\LICENCES.txt"
  Delete "$INSTDIR\so-cong-doan.ico"
  Delete "$INSTDIR\uninstall.exe"
  ; Why without /r: a book somebody kept in this folder stays, and the folder with it.
  RMDir "$INSTDIR"

  Delete "$SMPROGRAMS\${TITLE}.lnk"
  DeleteRegKey HKCU "Software\Classes\${BOOK_CLASS}"
  ReadRegStr $0 HKCU "Software\Classes\.socd" ""
  ${If} $0 == "${BOOK_CLASS}"
    DeleteRegValue HKCU "Software\Classes\.socd" ""
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\.socd\OpenWithProgids" "${BOOK_CLASS}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  MessageBox MB_OK|MB_ICONINFORMATION "$(BooksStay)" /SD IDOK
SectionEnd
